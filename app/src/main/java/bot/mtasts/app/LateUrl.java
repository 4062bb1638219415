package bot.mtasts.app;

import bot.mtasts.core.say.ReportPages;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// How people reach us, known before we listen or only then.
final class LateUrl implements ReportPages {
  private final AtomicReference<@Nullable URI> url;

  /// @param url as it was configured; null when nobody said
  LateUrl(@Nullable URI url) {
    this.url = new AtomicReference<>(url);
  }

  /// Where nothing was configured, we are reached where we listen.
  void listening(URI address) {
    url.compareAndSet(null, address);
  }

  // Where nobody said how we are reached from outside, a message had better not name an address.
  @Override
  public @Nullable String of(String checkId) {
    URI known = url.get();
    return known == null ? null : known + "/r/" + checkId;
  }
}
