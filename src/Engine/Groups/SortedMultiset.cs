namespace HomeBinding.Engine.Groups;

/// <summary>
/// Values in order, with duplicates: adding, removing and finding by rank take O(log n) comparisons. A treap; its priorities come from a fixed sequence,
/// so that a run repeats exactly.
/// </summary>
internal sealed class SortedMultiset<T>(IComparer<T> comparer)
{
    private Node? _root;
    private uint _random = 2_463_534_242;

    /// <summary>How many values there are, duplicates counted.</summary>
    public int Count => _root?.Size ?? 0;

    /// <summary>The value of a rank, counted from 0.</summary>
    public T this[int rank]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rank, (uint)Count);
            var node = _root!;
            while (true)
            {
                var before = node.Left?.Size ?? 0;
                if (rank < before)
                {
                    node = node.Left!;
                }
                else if (rank < before + node.Copies)
                {
                    return node.Value;
                }
                else
                {
                    rank -= before + node.Copies;
                    node = node.Right!;
                }
            }
        }
    }

    public void Add(T value) => _root = Add(_root, value);

    /// <summary>Removes one of the values that are equal; false if there is none.</summary>
    public bool Remove(T value)
    {
        var count = Count;
        _root = Remove(_root, value);
        return Count < count;
    }

    private Node Add(Node? node, T value)
    {
        if (node is null) return new Node(value, NextPriority());
        var order = comparer.Compare(value, node.Value);
        if (order == 0)
        {
            node.Copies++;
        }
        else if (order < 0)
        {
            node.Left = Add(node.Left, value);
            if (node.Left.Priority > node.Priority) return RotateRight(node);
        }
        else
        {
            node.Right = Add(node.Right, value);
            if (node.Right.Priority > node.Priority) return RotateLeft(node);
        }
        node.Measure();
        return node;
    }

    private Node? Remove(Node? node, T value)
    {
        if (node is null) return null;
        var order = comparer.Compare(value, node.Value);
        if (order < 0) node.Left = Remove(node.Left, value);
        else if (order > 0) node.Right = Remove(node.Right, value);
        else if (node.Copies > 1) node.Copies--;
        else return Join(node.Left, node.Right);
        node.Measure();
        return node;
    }

    private static Node? Join(Node? left, Node? right)
    {
        if (left is null) return right;
        if (right is null) return left;
        if (left.Priority > right.Priority)
        {
            left.Right = Join(left.Right, right);
            left.Measure();
            return left;
        }
        right.Left = Join(left, right.Left);
        right.Measure();
        return right;
    }

    private static Node RotateRight(Node node)
    {
        var top = node.Left!;
        node.Left = top.Right;
        top.Right = node;
        node.Measure();
        top.Measure();
        return top;
    }

    private static Node RotateLeft(Node node)
    {
        var top = node.Right!;
        node.Right = top.Left;
        top.Left = node;
        node.Measure();
        top.Measure();
        return top;
    }

    private uint NextPriority()
    {
        _random ^= _random << 13;
        _random ^= _random >> 17;
        _random ^= _random << 5;
        return _random;
    }

    private sealed class Node(T value, uint priority)
    {
        public readonly T Value = value;
        public readonly uint Priority = priority;
        public int Copies = 1;
        public int Size = 1;
        public Node? Left;
        public Node? Right;

        public void Measure() => Size = Copies + (Left?.Size ?? 0) + (Right?.Size ?? 0);
    }
}
