package bot.mtasts.app.command;

import picocli.CommandLine.IVersionProvider;

/// What `--version` says.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    // From the jar's manifest; classes run out of a directory have none.
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "mtasts-bot "
          + (version == null ? "(unpacked)" : version)
          + ", Java "
          + System.getProperty("java.version")
    };
  }
}
