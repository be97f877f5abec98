using HomeBinding.Configuration.Checks;
using HomeBinding.Configuration.Model;
using HomeBinding.Configuration.Tests.Checks;

namespace HomeBinding.Configuration.Tests.OpenHabText;

public sealed class TextErrorTests
{
    /// <summary>A file, the names of the items that are right all the same, and what is said of the others.</summary>
    public static TheoryData<string, string, string> OfItems => new()
    {
        { "Swich A \"x\"\nSwitch B", "B", "1:1: error: 'Swich' is not an item type; expected one of Switch, Contact, DateTime, String, Number, Dimmer, Color, Rollershutter, Player, Location, Image, Call. | Did you mean 'Switch'?" },
        { "Switch \"Label\"\nSwitch B", "B", "1:8: error: Expected the item's name behind its type; found '\"Label\"'." },
        { "Switch\nSwitch B\n", "B", "1:7: error: Expected the item's name behind its type; found the end of the line." },
        { "Switch", "", "1:7: error: Expected the item's name behind its type; found the end of the file." },
        { "Switch A \"Label\nSwitch B\nSwitch C \"x\"", "B C", "1:10: error: The quotes that open here are not closed. | Write \" behind the text." },
        { "Switch A \"Label {channel=\"a:b:c:d\"}\nSwitch B {channel=\"a:b:c:d\"}\n", "B", "1:27: error: Expected a label in quotes, <icon>, (groups), [tags] or { channel=\"…\" }; found 'a:b:c:d'. | Is a quote missing before this?\n1:34: error: The quotes that open here are not closed. | Write \" behind the text." },
        { "Switch A {channel=\"a:b:c:d}\nSwitch B {channel=\"a:b:c:d\"}\n", "B", "1:19: error: The quotes that open here are not closed. | Write \" behind the text." },
        { "Switch A (G\nSwitch B (G)\n", "B", "1:10: error: The '(' that opens here is not closed. | Write ) where it ends." },
        { "Switch A (G,\nSwitch B (G)\n", "B", "1:10: error: The '(' that opens here is not closed. | Write ) where it ends." },
        { "Switch A [\"T\"\nSwitch B\n", "B", "1:10: error: The '[' that opens here is not closed. | Write ] where it ends." },
        { "Switch A {channel=\"a:b:c:d\"\nSwitch B\n", "B", "1:10: error: The '{' that opens here is not closed. | Write } where it ends." },
        { "Switch A {channel=\"a:b:c:d\" [profile=\"x\"\nSwitch B\n", "B", "1:10: error: The '{' that opens here is not closed. | Write } where it ends.\n1:29: error: The '[' that opens here is not closed. | Write ] where it ends." },
        { "Switch A {channel=\"a:b:c:d\" [profile=\"x\"}\nSwitch B\n", "B", "1:29: error: The '[' that opens here is not closed. | Write ] where it ends." },
        { "Switch A {\n  channel=\"a:b:c:d\",\n  expire=\n}\nSwitch B\n", "B", "3:10: error: Expected a value of 'expire' in quotes; found the end of the line." },
        { "Switch A <light\nSwitch B\n", "B", "1:10: error: The '<' that opens here is not closed. | Write > where it ends." },
        { "Switch A <light bulb>\nSwitch B\n", "B", "1:17: error: Expected '>' behind the icon; found 'bulb'." },
        { "Switch A Label (G)\nSwitch B\n", "B", "1:10: error: Expected a label in quotes, <icon>, (groups), [tags] or { channel=\"…\" }; found 'Label'." },
        { "Switch A channel=\"a:b:c:d\"}\nSwitch B\n", "B", "1:10: error: Expected a label in quotes, <icon>, (groups), [tags] or { channel=\"…\" }; found 'channel'." },
        { "Switch A \"one\" \"two\"\nSwitch B\n", "B", "1:16: error: Item 'A' has a label already, at 1:10. | Delete one of the two, or put them together." },
        { "Switch A (G) (H)\nSwitch B\n", "B", "1:14: error: Item 'A' has groups already, at 1:10. | Delete one of the two, or put them together." },
        { "Switch A (G))\nSwitch B\n", "B", "1:13: error: Expected a label in quotes, <icon>, (groups), [tags] or { channel=\"…\" }; found ')'." },
        { "Switch A (G H)\nSwitch B\n", "B", "1:13: error: Expected ',' or ')'; found 'H'." },
        { "Switch A (=)\nSwitch B\n", "B", "1:11: error: Expected the name of a group; found '='." },
        { "Switch A {channel \"a:b:c:d\"}\nSwitch B\n", "B", "1:19: error: Expected '=' and a value behind 'channel'; found '\"a:b:c:d\"'." },
        { "Switch A {channel=a:b:c:d}\nSwitch B\n", "B", "1:19: error: The value of 'channel' is not in quotes. | Write channel=\"a:b:c:d\"." },
        { "Switch A {expire=5m}\nSwitch B\n", "B", "1:18: error: The value of 'expire' is not in quotes. | Write expire=\"5m\"." },
        { "Switch A {=\"x\", channel=\"a:b:c:d\" expire=\"5m\"}\nSwitch B\n", "B", "1:11: error: Expected channel or a namespace of metadata; found '='.\n1:35: error: Expected ',' or '}' behind the value; found 'expire'. | Write a comma between two of them." },
        { "Switch A {expire=\"5m\", expire=\"6m\"}\nSwitch B\n", "B", "1:24: error: 'expire' is there twice; the first is at 1:11. | Delete one of the two." },
        { "Number:Power A {unit=\"W\", unit=\"kW\" [a=1]}\nSwitch B\n", "B", "1:27: error: 'unit' is there twice; the first is at 1:17. | Delete one of the two." },
        { "Number:Power A {unit=\" \"}\nSwitch B\n", "A B", "1:22: warning: The unit is empty; the item has the one of its dimension. | Delete it, or write a unit between the quotes." },
        { "Switch A {channel=\"a:b:c:d\" [a=1, a=2]}\nSwitch B\n", "B", "1:30: warning: 'a' has no effect; the profile system:default has no settings.\n1:35: error: The parameter 'a' is there twice; the first is at 1:30. | Delete one of the two." },
        { "Switch A {channel=\"a:b:c:d\" [profile=5]}\nSwitch B\n", "B", "1:38: error: A profile is a text. | Write e.g. profile=\"system:follow\"." },
        { "Switch A {channel=\"a:b:c:d\" [profile=\"x\", useTags=true]}\nSwitch B\n", "A B", "1:43: warning: 'useTags' is not supported yet; ignored." },
        { "Switch A {channel=\"a:b:c:d\" [a=1.2.3.4, b=10 %, c=x, d, e=, f=[1,2], g=\"ok\"]}\nSwitch B\n", "B", "1:30: warning: 'a' has no effect; the profile system:default has no settings.\n1:32: error: '1.2.3.4' is neither a number nor true or false. | Write texts between quotes: \"1.2.3.4\".\n1:41: warning: 'b' has no effect; the profile system:default has no settings.\n1:46: error: Expected ',' or ']' behind the value; found '%'. | Write texts between quotes.\n1:49: warning: 'c' has no effect; the profile system:default has no settings.\n1:51: error: 'x' is neither a number nor true or false. | Write texts between quotes: \"x\".\n1:54: error: 'd' is neither a number nor true or false. | Write texts between quotes: \"d\".\n1:59: error: Expected a value of 'e'; found ','.\n1:61: warning: 'f' has no effect; the profile system:default has no settings.\n1:63: error: A list has no brackets of its own. | Write its values one behind the other, with commas between them.\n1:70: warning: 'g' has no effect; the profile system:default has no settings." },
        { "Switch A {channel=\"a:b:c:d, x\"}\nSwitch B\n", "B", "1:29: error: 'x' is not a channel id; expected binding:type:id:channel, e.g. goecharger:goe:garage:maxCurrent." },
        { "Switch A {channel=\"\"}\nSwitch B\n", "B", "1:20: error: '' is not a channel id; expected binding:type:id:channel, e.g. goecharger:goe:garage:maxCurrent." },
        { "Switch A {channel=\"a:b:c:d,a:b:c:d\"}\nSwitch B\n", "B", "1:28: error: Item A is linked to a:b:c:d already. | Delete one of the two links; give the profile to the other." },
        { "Switch A(ON,OFF) B\nSwitch C\n", "C", "1:18: error: Expected a label in quotes, <icon>, (groups), [tags] or { channel=\"…\" }; found 'B'." },
        { "Switch(ON,OFF) A\nSwitch B\n", "B", "1:8: error: Only the function of a group has arguments. | Write the groups that the item is in behind its name." },
        { "Group:Switch(ON,OFF) A\nSwitch B\n", "B", "1:14: error: There are parameters, but no function. | Write one behind the type, e.g. Group:Switch:OR(ON,OFF)." },
        { "Group:Switch:ORR A\nGroup:Number:SUMM B\nGroup:Number:Powr C\nGroup:A:B:C:D E\nGroup:Swich F\nSwitch B2\n", "B2", "1:14: error: 'ORR' is no group function; expected one of EQUALITY, AND, OR, NAND, NOR, XOR, SUM, AVG, MEDIAN, MIN, MAX, COUNT, LATEST, EARLIEST. | Did you mean 'OR'?\n2:14: error: 'SUMM' is no group function; expected one of EQUALITY, AND, OR, NAND, NOR, XOR, SUM, AVG, MEDIAN, MIN, MAX, COUNT, LATEST, EARLIEST. | Did you mean 'SUM'?\n3:14: error: 'Powr' is not a dimension; expected e.g. Power, Energy or Temperature. | Did you mean 'Power'?\n4:7: error: 'A' is not an item type; expected one of Switch, Contact, DateTime, String, Number, Dimmer, Color, Rollershutter, Player, Location, Image, Call.\n4:13: error: The type of a group has four parts at most. | Write e.g. Group:Number:Power:SUM.\n5:7: error: 'Swich' is not an item type; expected one of Switch, Contact, DateTime, String, Number, Dimmer, Color, Rollershutter, Player, Location, Image, Call. | Did you mean 'Switch'?" },
        { "Group:Switch:OR(ON) A\nSwitch B\n", "B", "1:17: error: OR takes two parameters, the active state and the passive one; found 1. | Write e.g. OR(ON,OFF)." },
        { "Number:Current A\nSwitch B\n", "B", "1:1: error: 'Current' is not a dimension; expected e.g. Power, Energy or Temperature. | Did you mean 'ElectricCurrent'?" },
        { "Switch 1A \"x\"\nSwitch B-C\nSwitch Küche\nSwitch B\n", "B", "1:8: error: '1A' is not an item name; expected letters, digits and _, not beginning with a digit. | '_1A' would be one.\n2:8: error: 'B-C' is not an item name; expected letters, digits and _, not beginning with a digit. | 'B_C' would be one.\n3:8: error: 'Küche' is not an item name; expected letters, digits and _, not beginning with a digit. | 'K_che' would be one." },
        { "Switch A \"x [%s\"\nString B \"x [%s] y\"\n", "A B", "1:13: warning: The '[' of the format is not closed; it is shown as a part of the label. | Write ] behind the format.\n2:17: warning: ' y' behind the format has no effect. | Write it before the ]." },
        { "Switch A \"C:\\dir\\new\"\n", "A", "1:13: warning: '\\d' is not an escape; it is taken as it is written. | Write \\\\ for a backslash." },
        { "Switch A\n/* Switch B\nSwitch C\n", "A", "2:1: error: The comment that opens here is not closed. | Write */ where it ends." },
        { "Switch A\n...\nSwitch B\nsome words of prose, and more\nSwitch C\n```\nSwitch D}\nSwitch E\n", "A B C E", "2:1: error: Expected an item, e.g. Switch Lamp \"Label\" { channel=\"binding:type:id:channel\" }; found '.'.\n4:1: error: Expected an item, e.g. Switch Lamp \"Label\" { channel=\"binding:type:id:channel\" }; found 'some'.\n6:1: error: Expected an item, e.g. Switch Lamp \"Label\" { channel=\"binding:type:id:channel\" }; found '`'.\n7:9: error: Expected a label in quotes, <icon>, (groups), [tags] or { channel=\"…\" }; found '}'." },
        { "Switch A\nSwitch A\n", "A", "2:8: error: Item A is declared twice; the first is at 1:8. | Delete or rename one of the two." },
        { "Switch A (G) ; Switch B\nSwitch C", "B C", "1:14: error: Expected a label in quotes, <icon>, (groups), [tags] or { channel=\"…\" }; found ';'." },
    };

    /// <summary>A file, the ids of the things that are right all the same, and what is said of the others.</summary>
    public static TheoryData<string, string, string> OfThings => new()
    {
        { "Thing\nThing a:b:d\n", "a:b:d", "1:6: error: Expected the thing's id, binding:type:id; found the end of the line." },
        { "Thing \"Label\"\nThing a:b:d\n", "a:b:d", "1:7: error: Expected the thing's id, binding:type:id; found '\"Label\"'." },
        { "Thing a:b\nThing a:b:d\n", "a:b:d", "1:7: error: 'a:b' is not a thing id; expected binding:type:id of letters, digits, _ and -, e.g. goecharger:goe:garage." },
        { "Bridge\nSwitch A { }\nThing a:b:d\n", "a:b:d", "1:7: error: Expected the thing's id, binding:type:id; found the end of the line." },
        { "Thing topic\nThing a:b:d\n", "a:b:d", "1:12: error: Expected the thing's id behind 'topic'; found the end of the line." },
        { "Thing topic lamp \"Lamp\"\nThing a:b:d\n", "a:b:d", "1:7: error: The binding of the thing is not known; expected binding:topic:lamp. | Write the whole id, or the thing between the braces of its bridge." },
        { "Thing a:b:<id> [x=1]\nThing a:b:d\n", "a:b:d", "1:7: error: 'a:b:<id>' is not a thing id; expected binding:type:id of letters, digits, _ and -, e.g. goecharger:goe:garage." },
        { "Thing a:b:c:\nThing a:b:d\n", "a:b:d", "1:7: error: 'a:b:c:' is not a thing id; expected binding:type:id of letters, digits, _ and -, e.g. goecharger:goe:garage." },
        { "Thing a:b:c Label\nThing a:b:d\n", "a:b:d", "1:13: error: Expected a label in quotes, (bridge), @ \"location\", [ name=value ] or {; found 'Label'." },
        { "Thing a:b:c \"Label [ip=\"x\"]\nThing a:b:d\n", "a:b:d", "1:25: error: Expected a label in quotes, (bridge), @ \"location\", [ name=value ] or {; found 'x'. | Is a quote missing before this?\n1:26: error: The quotes that open here are not closed. | Write \" behind the text." },
        { "Thing a:b:c \"Label\nThing a:b:d\n", "a:b:d", "1:13: error: The quotes that open here are not closed. | Write \" behind the text." },
        { "Thing a:b:c [ip=\"1.2.3.4]\nThing a:b:d [ip=\"1.2.3.4\"]\n", "a:b:d", "1:17: error: The quotes that open here are not closed. | Write \" behind the text." },
        { "Thing a:b:c [ip=1.2.3.4]\nThing a:b:d\n", "a:b:d", "1:17: error: '1.2.3.4' is neither a number nor true or false. | Write texts between quotes: \"1.2.3.4\"." },
        { "Thing a:b:c [password=hunter2, token=a b c, x=1]\nThing a:b:d\n", "a:b:d", "1:23: error: The value of 'password' is neither a number nor true or false. | Write texts between quotes.\n1:38: error: The value of 'token' is neither a number nor true or false. | Write texts between quotes.\n1:40: error: Expected ',' or ']' behind the value. | Write texts between quotes." },
        { "Thing a:b:c [ip=\"x\" port=80, user]\nThing a:b:d\n", "a:b:d", "1:21: error: Expected ',' or ']' behind the value; found 'port'. | Write a comma between two parameters.\n1:30: error: 'user' is neither a number nor true or false. | Write texts between quotes: \"user\"." },
        { "Thing a:b:c [ip \"x\"]\nThing a:b:d\n", "a:b:d", "1:17: error: Expected '=' and a value behind 'ip'; found '\"x\"'." },
        { "Thing a:b:c [ip=\"x\"\nThing a:b:d\n", "a:b:d", "1:13: error: The '[' that opens here is not closed. | Write ] where it ends." },
        { "Thing a:b:c [ip=\"x\",\nThing a:b:d\n", "a:b:d", "1:13: error: The '[' that opens here is not closed. | Write ] where it ends." },
        { "Thing a:b:c [ip=\"x\", ip=\"y\"]\nThing a:b:d\n", "a:b:d", "1:22: error: The parameter 'ip' is there twice; the first is at 1:14. | Delete one of the two." },
        { "Thing a:b:c [ip=\"x\"] [ip=\"y\"]\nThing a:b:d\n", "a:b:d", "1:22: error: The thing has a configuration already, at 1:13. | Delete one of the two, or put them together." },
        { "Thing a:b:c (a:b)\nThing a:b:d\n", "a:b:d", "1:14: error: 'a:b' is not a thing id; expected that of a bridge, binding:type:id." },
        { "Thing a:b:c (\nThing a:b:d\n", "a:b:d", "1:13: error: The '(' that opens here is not closed. | Write ) where it ends." },
        { "Thing a:b:c (a:x:y\nThing a:b:d\n", "a:b:d", "1:13: error: The '(' that opens here is not closed. | Write ) where it ends." },
        { "Thing a:b:c @ Hall\nThing a:b:d\n", "a:b:d", "1:15: error: Expected the location in quotes; found 'Hall'. | Write \"Hall\"." },
        { "Thing a:b:c @\nThing a:b:d\n", "a:b:d", "1:14: error: Expected the location in quotes; found the end of the line." },
        { "Thing a:b:c ip=\"x\"\nThing a:b:d\n", "a:b:d", "1:13: error: Expected a label in quotes, (bridge), @ \"location\", [ name=value ] or {; found 'ip'." },
        { "Bridge a:b:c {\n  Thing d e [x=1\n  Thing d f\n}\nThing a:b:d\n", "a:b:c a:d:c:f a:b:d", "2:13: error: The '[' that opens here is not closed. | Write ] where it ends." },
        { "Bridge a:b:c [x=] {\n  Thing d e\n}\nThing a:b:d\n", "a:d:c:e a:b:d", "1:17: error: Expected a value of 'x'; found ']'." },
        { "Bridge a:b:c {\n  Thing d e\n\nThing a:b:d\n", "a:d:c:e a:b:d", "1:14: error: The '{' that opens here is not closed. | Write } where it ends." },
        { "Bridge a:b:c {\n  Thing d e\n", "", "1:14: error: The '{' that opens here is not closed. | Write } where it ends." },
        { "Bridge a:b:c {\n  Thing d e }\n}\nThing a:b:d\n", "a:b:c a:d:c:e a:b:d", "3:1: error: Expected a thing, e.g. Thing binding:type:id \"Label\" [ name=\"value\" ]; found '}'." },
        { "Bridge a:b {\n  Thing d e\n}\nThing a:b:d\n", "a:b:d", "1:8: error: 'a:b' is not a thing id; expected binding:type:id of letters, digits, _ and -, e.g. goecharger:goe:garage." },
        { "Bridge {\n  Thing d e\n  Thing a:d:f\n}\nThing a:b:d\n", "a:b:d", "1:8: error: Expected the thing's id, binding:type:id; found '{'." },
        { "Bridge a:b:c {\n  Thing d e (a:x:y)\n}\nThing a:b:d\n", "a:b:c a:b:d", "2:14: error: The thing is between the braces of a:b:c, but names another bridge. | Delete the bridge's id, or write the thing behind the brace." },
        { "Thing a:b:c {\n  Thing d e\n}\nThing a:b:d\n", "a:b:c a:b:d", "2:3: error: Only a Bridge has things between its braces. | Write Bridge in place of Thing there, or write this thing behind the brace." },
        { "Bridge a:b:c {\n  nonsense\n  Thing d e\n}\nThing a:b:d\n", "a:d:c:e a:b:d", "2:3: error: Expected a thing, e.g. Thing type id \"Label\" [ name=\"value\" ]; found 'nonsense'." },
        { "Thing a:b:c {\n  Type switch power\n  Type switch : x\n}\nThing a:b:d\n", "a:b:d", "2:15: error: Expected ':' and the channel's id behind its type; found 'power'." },
        { "Thing a:b:c {\n  Type switch :\n  Type switch : x\n}\nThing a:b:d\n", "a:b:d", "2:16: error: Expected the channel's id behind the ':'; found the end of the line." },
        { "Thing a:b:c {\n  Type Number:Power : x\n}\nThing a:b:d\n", "a:b:d", "2:8: error: 'Number:Power' is a type of items, not of channels. | Write State Number:Power : x, or one of the channel types of the thing's binding behind Type." },
        { "Thing a:b:c {\n  Nummer : x\n State Number:Pwer : y\n State Group : z\n}\nThing a:b:d\n", "a:b:d", "2:3: error: 'Nummer' is not an item type; expected one of Switch, Contact, DateTime, String, Number, Dimmer, Color, Rollershutter, Player, Location, Image, Call. | Did you mean 'Number'?\n3:8: error: 'Pwer' is not a dimension; expected e.g. Power, Energy or Temperature. | Did you mean 'Power'?\n4:8: error: 'Group' is not an item type. | Write e.g. Group:Switch:OR(ON,OFF)." },
        { "Thing a:b:c {\n  Type switch : x\n  Type switch : x\n}\nThing a:b:d\n", "a:b:d", "3:17: error: The channel 'x' is there twice; the first is at 2:17. | Delete or rename one of the two." },
        { "Thing a:b:c {\n  Type switch : x \"X\" @ [a=1]\n}\nThing a:b:d\n", "a:b:d", "2:23: error: Expected a label in quotes, [ name=value ] or the next channel; found '@'." },
        { "Thing a:b:c {\n  Type switch : x [a=1\n  Type switch : y [a=2]\n}\nThing a:b:d\n", "a:b:d", "2:19: error: The '[' that opens here is not closed. | Write ] where it ends." },
        { "Thing a:b:c\n}\nThing a:b:d\n", "a:b:c a:b:d", "2:1: error: Expected a thing, e.g. Thing binding:type:id \"Label\" [ name=\"value\" ]; found '}'." },
        { "Thing a:b:c\nThing a:b:c\n", "a:b:c", "2:7: error: Thing a:b:c is declared twice; the first is at 1:7. | Delete one of the two, or change the last part of its id." },
        { "Thing a:b:c ; Thing a:b:d\n", "a:b:d", "1:13: error: Expected a label in quotes, (bridge), @ \"location\", [ name=value ] or {; found ';'." },
        { "e.g.\nThing a:b:d\n&c.\nThing a:b:e\n", "a:b:d a:b:e", "1:1: error: Expected a thing, e.g. Thing binding:type:id \"Label\" [ name=\"value\" ]; found 'e.g'.\n3:1: error: Expected a thing, e.g. Thing binding:type:id \"Label\" [ name=\"value\" ]; found '&'." },
    };

    /// <summary>What only the bindings and the other files show.</summary>
    public static TheoryData<string, string> OfChecks => new()
    {
        { "Thing goecharger:go:garage [ip=\"x\"]", "1:7: error: The binding 'goecharger' has no thing type 'go'. | Did you mean 'goecharger:goe'?" },
        { "Thing gocharger:goe:garage [ip=\"x\"]", "1:7: error: No binding 'gocharger' is in bindings/. | Did you mean 'goecharger:goe'?" },
        { "Thing goecharger:goe:garage [ip=\"x\", refreshIntervall=5]", "1:38: error: Things of type goecharger:goe have no parameter 'refreshIntervall'; expected ip, refreshInterval, verify, serial. | Did you mean 'refreshInterval'?" },
        { "Thing goecharger:goe:garage [ip=\"x\", refreshInterval=0]", "1:54: error: 'refreshInterval' is 0 s; the least is 1 s." },
        { "Thing goecharger:goe:garage [ip=\"x\", verify=1]", "1:45: error: 'verify' is '1'; expected true or false." },
        { "Bridge goecharger:goe:garage [ip=\"x\"]", "1:1: warning: Things of type goecharger:goe are no bridges; what is written here has no effect." },
        { "Thing goecharger:goe:garage [ip=\"x\"] {\n  Type a : b\n}", "2:8: error: Things of type goecharger:goe have the channels of their type only; no others can be added." },
        { "Switch A {channel=\"goecharger:goe:garage:door\"}", "1:20: error: There is no thing goecharger:goe:garage. | No thing is declared." },
        { "Thing goecharger:goe:garage [ip=\"x\"]\nContact A {channel=\"goecharger:goe:garage:door\", channel=\"goecharger:goe:garage:dor\"}", "2:59: error: Things of type goecharger:goe have no channel 'dor'. | Did you mean 'door'?" },
        { "Thing goecharger:goe:garage [ip=\"x\"]\nSwitch A {channel=\"goecharger:goe:garage:powerL1\"}", "2:20: error: Item A is of type Switch, but the channel 'powerL1' is Number:Power. | Write Number:Power." },
        { "Thing goecharger:goe:garage [ip=\"x\"]\nGroup:Switch A {channel=\"goecharger:goe:garage:powerL1\"}", "2:26: error: Item A is of type Switch, but the channel 'powerL1' is Number:Power. | Write Group:Number:Power." },
        { "Thing goecharger:goe:garage [ip=\"x\"]\nContact A {channel=\"goecharger:goe:garage:door\" [profile=\"system:folow\"]}", "2:58: error: There is no profile 'system:folow'. | Did you mean 'system:follow'?" },
        { "Thing goecharger:goe:garage [ip=\"x\"]\nContact A {channel=\"goecharger:goe:garage:door\" [profile=\"system:follow\", a=1]}", "2:75: error: The profile system:follow has no parameters. | Delete it." },
        { "Switch A (B)\nGroup C (C)", "1:11: error: There is no group 'B'. | There is C.\n2:10: error: The group C is a member of itself. | Take one of them out of the other." },
    };

    [Theory]
    [MemberData(nameof(OfItems))]
    public void Read_ItemsWithAProblem_SaysWhereAndWhat_AndKeepsTheOthers(string text, string others, string expected)
    {
        var model = TestHome.ReadFile(text);

        Assert.Equal(expected, Describe(model.Diagnostics));
        Assert.Equal(others, string.Join(' ', model.Items.Select(static each => each.Definition.Name)));
    }

    [Theory]
    [MemberData(nameof(OfThings))]
    public void Read_ThingsWithAProblem_SaysWhereAndWhat_AndKeepsTheOthers(string text, string others, string expected)
    {
        var model = TestHome.ReadFile(text, "things/a.things");

        Assert.Equal(expected, Describe(model.Diagnostics));
        Assert.Equal(others, string.Join(' ', model.Things.Select(static each => each.Definition.Uid.ToString())));
    }

    [Theory]
    [MemberData(nameof(OfChecks))]
    public void Check_TextWithAProblem_SaysWhereAndWhat(string text, string expected)
    {
        var model = TestHome.ReadFile(text);

        Assert.Empty(model.Diagnostics);
        Assert.Equal(expected, Describe(ModelChecker.Check(model, TestTypes.All, TestTypes.Profiles)));
    }

    [Fact]
    public void Check_LinkIntoAFileOfWhichAPartCannotBeMadeOut_IsNoFurtherError()
    {
        var model = TestHome.ReadFile("Thing \"no id\"\nSwitch A (B) {channel=\"a:b:c:d\"}\n");

        Assert.Single(model.Diagnostics);
        Assert.Empty(ModelChecker.Check(model, TestTypes.All));
    }

    [Fact]
    public void Read_SameIdsInYamlAndInText_NamesBothPlaces()
    {
        using var home = new TestHome();
        var model = home
            .Write("items/a.items", "version: 1\nitems:\n  Lamp: { type: Switch }\n")
            .Write("items/b.items", "Contact Lamp\n")
            .Write("things/a.things", "Thing a:b:c\n")
            .Write("things/b.yaml", "version: 1\nthings: { a:b:c: }\n")
            .Read();

        Assert.Equal(
            [
                "things/b.yaml:2:11: error: Thing a:b:c is declared twice; the first is at things/a.things:1:7.",
                "items/b.items:1:9: error: Item Lamp is declared twice; the first is at items/a.items:3:3.",
            ],
            model.Diagnostics.Select(static each => each.ToString()));
    }

    private static string Describe(IEnumerable<Diagnostic> diagnostics) => string.Join('\n', diagnostics.Select(static each =>
        each.ToString().Replace($"{each.Span.File}:", "", StringComparison.Ordinal) + (each.Hint is null ? "" : $" | {each.Hint}")));
}
