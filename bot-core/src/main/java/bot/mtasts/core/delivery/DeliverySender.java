package bot.mtasts.core.delivery;

/// Sends to one kind of destination. A stranger's trouble is an [Answer], never an exception.
public interface DeliverySender {
  /// One attempt. Blocks until it has ended, at most as long as the kind's own limit.
  ///
  /// @param delivery with at least one attempt noted where this is not the first
  /// @throws InterruptedException if the caller's thread is interrupted; what was sent by then may
  ///   or may not have been taken
  Answer send(Delivery delivery) throws InterruptedException;
}
