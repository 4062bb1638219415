package bot.mtasts.webhook.integration;

import java.util.regex.Pattern;

/// A host name in the list of hosts that callbacks may go to; `*.` before it stands for all below.
final class CallbackHost {
  private static final Pattern FORM =
      Pattern.compile(
          "(?=.{1,253}$)(?:\\*\\.)?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
              + "(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*");

  private CallbackHost() {}

  static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }
}
