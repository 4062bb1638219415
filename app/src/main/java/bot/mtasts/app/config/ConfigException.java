package bot.mtasts.app.config;

import java.util.List;

/// Configuration that cannot be used: one sentence for each thing that is wrong.
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public ConfigException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /// Each with file and line, or environment variable.
  public List<String> problems() {
    return problems;
  }
}
