namespace HomeBinding.Engine.Queues;

/// <summary>
/// Lets what is awaited in a callback resume on the mailbox, one after the other with everything else there, and takes what an <c>async void</c>
/// throws there too, where it is logged; without it such an exception ends the process.
/// </summary>
internal sealed class MailboxSynchronizationContext(Mailbox mailbox) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => mailbox.Post(() => d(state));

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (Current == this)
        {
            d(state);
            return;
        }
        var done = new ManualResetEventSlim();
        mailbox.Post(() =>
        {
            try
            {
                d(state);
            }
            finally
            {
                done.Set();
            }
        });
        // What waits in a mailbox that ends is dropped.
        while (!done.Wait(TimeSpan.FromMilliseconds(100)) && !mailbox.IsDisposed) { }
    }

    public override SynchronizationContext CreateCopy() => this;
}
