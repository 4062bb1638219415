package bot.mtasts.app.command;

import java.util.List;

/// A command that cannot be carried out as it was given: ends with exit code 64.
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> sentences;

  public UsageException(String sentence) {
    this(List.of(sentence));
  }

  public UsageException(List<String> sentences) {
    super(String.join("\n", sentences));
    this.sentences = List.copyOf(sentences);
  }

  /// What is wrong and what is wanted, one line each.
  public List<String> sentences() {
    return sentences;
  }
}
