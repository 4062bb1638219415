package bot.mtasts.core.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.check.PasteJudge;
import bot.mtasts.core.probe.HttpAnswer;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A policy or a record that somebody pasted into a chat.
final class Paste {
  // How chats mark what is to be shown as it is; the word behind the first marks names a language.
  private static final Pattern FENCED =
      Pattern.compile("```(?:[a-z]{0,10}\\R)?(.*)```", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");

  private Paste() {}

  /// What is to be said about it. Never throws, whatever it is.
  ///
  /// @param now what a fresh id in a remedy is made of
  static Reply judged(String pasted, Instant now) {
    byte[] octets = unmarked(pasted).getBytes(UTF_8);
    if (octets.length > HttpAnswer.LARGEST_BODY) {
      return new Reply.Refused(
          "That is more than 64 KiB, where senders stop reading a policy (RFC 8461 §3.3).",
          List.of());
    }
    return new Reply.Judged(PasteJudge.judge(octets, now));
  }

  private static String unmarked(String pasted) {
    String text = pasted.strip();
    Matcher fenced = FENCED.matcher(text);
    if (fenced.matches()) {
      return fenced.group(1);
    }
    Matcher quoted = QUOTED.matcher(text);
    return quoted.matches() ? quoted.group(1) : pasted;
  }
}
