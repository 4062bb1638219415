package bot.mtasts.app.config;

/// Writes `docs/configuration.md` from the table of keys; a test keeps the two equal.
public final class ConfigurationPage {
  private ConfigurationPage() {}

  /// The whole page.
  public static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Configuration

            <!-- Written from the table in Keys.java; to rewrite it: mvn -pl app -am test -Dgolden.rewrite=true -->

            Nothing has to be configured. What you want to be different goes into one YAML file: the one named with
            `--config`, else `mtasts.yaml` in the working directory. Every key can also be set as an environment
            variable, which beats the file; lists are comma-separated there, and an empty variable counts as not set.
            Relative paths start from the file's own directory, in a variable from the working directory.
            `./mtasts config` prints what is in force and where each value came from, without the secrets.

            ```yaml
            network:
              dns-servers: [9.9.9.9, 149.112.112.112]
              ehlo-name: probe.example.com
            limits:
              check: 20s
            server:
              public-url: https://mtasts.example.com
            ```

            | key | environment variable | default | what it does |
            |---|---|---|---|
            """);
    for (Key<?> key : Keys.ALL) {
      page.append("| `")
          .append(key.path())
          .append("` | `")
          .append(key.variable())
          .append("` | ")
          .append(key.shownDefault().isEmpty() ? "none" : key.shownDefault())
          .append(" | ")
          .append(key.purpose())
          .append(" Takes ")
          .append(key.kind().allowed())
          .append(". |\n");
    }
    return page.toString();
  }
}
