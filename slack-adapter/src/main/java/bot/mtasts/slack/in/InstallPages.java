package bot.mtasts.slack.in;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.bolt.service.builtin.oauth.view.OAuthInstallPageRenderer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The pages that people see who install the app. Without scripts, and without anything from
/// elsewhere.
final class InstallPages implements OAuthInstallPageRenderer {
  private static final String STYLE =
      "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem;"
          + "color:#1c1c1c;background:#fff}"
          + "a.go{display:inline-block;padding:.6rem 1.2rem;border-radius:.4rem;color:#fff;"
          + "background:#1d4e5f;text-decoration:none}"
          + "code{background:#eee;padding:.1rem .3rem;border-radius:.2rem}"
          + "@media(prefers-color-scheme:dark){body{color:#eee;background:#1c1c1c}"
          + "a{color:#8fd0e6}code{background:#333}}";

  /// What these pages may load: their own style, and nothing else.
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /// Where to begin.
  @Override
  public String render(String authorizeUrl) {
    return page(
        "Add mtasts to Slack",
        "<p>With it you type <code>/mtasts example.com</code> in any channel and see whether mail to"
            + " that domain is protected by MTA-STS, and what to mend.</p>\n"
            + "<p>Slack asks you next which workspace it is for, and shows what the app may do. It"
            + " reads no messages but those that are addressed to it.</p>\n"
            + "<p><a class=\"go\" href=\""
            + escaped(authorizeUrl)
            + "\">Add to Slack</a></p>\n");
  }

  /// It is installed.
  ///
  /// @param workspace as its people call it
  /// @param appUrl opens the app in Slack
  String installed(String workspace, String appUrl) {
    return page(
        "mtasts is in " + workspace,
        "<p>Go to any channel and type <code>/mtasts example.com</code>, or <code>/mtasts"
            + " help</code> to see what else there is.</p>\n"
            + "<p><a class=\"go\" href=\""
            + escaped(appUrl)
            + "\">Open it in Slack</a></p>\n");
  }

  /// It is not installed.
  ///
  /// @param why a sentence
  String notInstalled(String why) {
    return page(
        "mtasts was not installed",
        "<p>" + escaped(why) + "</p>\n<p><a class=\"go\" href=\"install\">Begin again</a></p>\n");
  }

  /// There is nothing to install here.
  ///
  /// @param why a sentence
  String notHere(String why) {
    return page("The app is not installed here", "<p>" + escaped(why) + "</p>\n");
  }

  private static String page(String title, String body) {
    return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
        + escaped(title)
        + "</title>\n<style>"
        + STYLE
        + "</style>\n</head>\n<body>\n<main>\n<h1>"
        + escaped(title)
        + "</h1>\n"
        + body
        + "</main>\n</body>\n</html>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
