package bot.mtasts.app.command.integrations;

import bot.mtasts.webhook.helpdesk.HookScheme;
import bot.mtasts.webhook.helpdesk.Preset;
import java.util.Optional;

/// How the calls of a helpdesk are proved, for whoever sets it up.
final class Calls {
  private Calls() {}

  static String inWords(Preset preset) {
    HookScheme scheme = preset.scheme();
    Optional<String> header = scheme.header();
    if (header.isEmpty()) {
      return "Its calls are proved by the API key: Authorization: Bearer <API key>";
    }
    return scheme.ownSecret()
        ? "Its calls are proved by %s, made with a secret of its own: bring that here with\n--secret hook-secret=…; or by the API key: Authorization: Bearer <API key>"
            .formatted(header.get())
        : "Its calls are proved by %s, made with the signing secret; or by the API key:\nAuthorization: Bearer <API key>"
            .formatted(header.get());
  }
}
