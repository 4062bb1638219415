package bot.mtasts.core.command;

import bot.mtasts.core.catalogue.FindingCode;
import java.util.Optional;

/// What a button asks for. It names a check by its id, and the rest is in the store: buttons
/// outlive restarts, and what they carry has room in the 100 characters of Discord's `custom_id`.
public sealed interface Press {
  /// Check the same domain again, with a fresh look, in the same message.
  record Rerun(String checkId) implements Press {}

  /// Show the action plan of that report.
  record Fix(String checkId) implements Press {}

  /// Show what a finding means.
  record Explain(FindingCode code) implements Press {}

  /// Show the channel what only one person sees.
  record Share(String checkId) implements Press {}

  /// Ask which domain to check.
  record AskDomain() implements Press {}

  /// Open the form for a policy or a record.
  record AskPaste() implements Press {}

  /// As a button carries it: at most 100 characters of `[a-z0-9_:]` and an id.
  default String text() {
    return switch (this) {
      case Rerun(var id) -> "rerun:" + id;
      case Fix(var id) -> "fix:" + id;
      case Explain(var code) -> "explain:" + code.word();
      case Share(var id) -> "share:" + id;
      case AskDomain _ -> "ask_domain";
      case AskPaste _ -> "ask_paste";
    };
  }

  /// What kind of button it is, in a word: for logs.
  default String verb() {
    return text().replaceFirst(":.*", "");
  }

  /// Reads [#text]; empty for what no button of ours carries, as after an update that dropped one.
  static Optional<Press> read(String text) {
    int colon = text.indexOf(':');
    String verb = colon < 0 ? text : text.substring(0, colon);
    String rest = colon < 0 ? "" : text.substring(colon + 1);
    return switch (verb) {
      case "rerun" -> Optional.of(new Rerun(rest));
      case "fix" -> Optional.of(new Fix(rest));
      case "explain" -> FindingCode.ofWord(rest).map(Explain::new);
      case "share" -> Optional.of(new Share(rest));
      case "ask_domain" -> Optional.of(new AskDomain());
      case "ask_paste" -> Optional.of(new AskPaste());
      default -> Optional.empty();
    };
  }
}
