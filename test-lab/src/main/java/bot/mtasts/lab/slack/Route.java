package bot.mtasts.lab.slack;

import java.util.concurrent.CompletableFuture;

/// A way to the app.
interface Route {
  /// Sends it. The answer may come late or never; if the app cannot be reached, the future fails.
  ///
  /// @param delivery to which the request that was sent is added, if there was one
  CompletableFuture<Parcel.Answer> carry(Parcel parcel, Delivery delivery);

  /// Why there is another attempt when the last one was not acknowledged in time.
  String slowReason();
}
