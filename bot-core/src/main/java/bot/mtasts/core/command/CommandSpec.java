package bot.mtasts.core.command;

import java.util.List;

/// What a command is, as far as it is shown: help pages and platforms' registrations are made from
/// it.
///
/// @param name one word in lower case, at most 32 letters
/// @param also other words that people type for it
/// @param summary what it does, in at most 100 characters, beginning with a verb
/// @param parameters in the order in which they are typed
/// @param examples what to type behind the name; at least one, may be empty text
public record CommandSpec(
    String name,
    List<String> also,
    String summary,
    List<Parameter> parameters,
    List<String> examples) {
  public CommandSpec {
    also = List.copyOf(also);
    parameters = List.copyOf(parameters);
    examples = List.copyOf(examples);
  }

  /// One thing to type behind a command's name.
  ///
  /// @param name one word in lower case
  /// @param summary what it is, in at most 100 characters
  /// @param choices the words it may be; empty where it is free
  public record Parameter(String name, String summary, boolean required, List<String> choices) {
    public Parameter {
      choices = List.copyOf(choices);
    }
  }
}
