package bot.mtasts.webhook.helpdesk;

import bot.mtasts.webhook.callback.UrlRules;
import java.util.Optional;
import okhttp3.HttpUrl;

/// The rules for the address of a helpdesk. An operator or an administrator sets it, so that any
/// port will do; where it leads is still the guard's to judge, at every request.
final class HelpdeskUrl {
  private HelpdeskUrl() {}

  /// What is wrong with it, in a sentence; empty when it is fine.
  static Optional<String> fault(String setting, String text, UrlRules.Settings rules) {
    HttpUrl url = HttpUrl.parse(text.replace(Presets.TICKET_PLACE, "0"));
    if (url == null) {
      return Optional.of(
          "`%s` is no URL: it is to look like `https://helpdesk.example.com`.".formatted(setting));
    }
    if (!url.username().isEmpty() || !url.password().isEmpty() || url.fragment() != null) {
      return Optional.of(
          "`%s` holds a user, a password or a fragment, which do not belong there."
              .formatted(setting));
    }
    if (!url.isHttps() && !rules.allowsHttpTo(url.host())) {
      return Optional.of(
          ("`%s` is not https, and the credentials would be sent in the clear. The operator can"
                  + " allow it with `callbacks.allow-http`.")
              .formatted(setting));
    }
    return Optional.empty();
  }
}
