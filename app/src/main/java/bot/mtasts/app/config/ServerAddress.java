package bot.mtasts.app.config;

/// A server as configuration names it.
///
/// @param host a name or an address literal, without brackets
public record ServerAddress(String host, int port) {
  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
