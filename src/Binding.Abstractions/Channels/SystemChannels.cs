using HomeBinding.Units;
using HomeBinding.Values;
using static HomeBinding.Units.Units;

namespace HomeBinding.Channels;

