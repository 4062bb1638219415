package bot.mtasts.app.config;

import bot.mtasts.core.probe.LookSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The configuration in force, typed.
public record AppConfig(
    Network network, LookSettings.Limits limits, ServiceConfig service, ChatConfig chat) {
  /// How we reach the outside world.
  ///
  /// @param dnsServers empty for the system's resolvers
  /// @param trustCa PEM of further CA certificates
  /// @param allowCidrs private ranges that are open
  /// @param ehloName empty for this machine's own name
  /// @param dnssecTrustAnchors DS or DNSKEY records instead of the root's
  public record Network(
      List<ServerAddress> dnsServers,
      Optional<Path> trustCa,
      List<String> allowCidrs,
      LookSettings.Ports ports,
      boolean probeSmtp,
      Optional<String> ehloName,
      Optional<Path> dnssecTrustAnchors) {
    public Network {
      dnsServers = List.copyOf(dnsServers);
      allowCidrs = List.copyOf(allowCidrs);
    }
  }

  static AppConfig of(Settings settings) {
    return new AppConfig(
        new Network(
            settings.of(Keys.DNS_SERVERS).value(),
            settings.of(Keys.TRUST_CA).value(),
            settings.of(Keys.ALLOW_CIDRS).value(),
            new LookSettings.Ports(
                settings.of(Keys.DNS_PORT).value(),
                settings.of(Keys.HTTP_PORT).value(),
                settings.of(Keys.HTTPS_PORT).value(),
                settings.of(Keys.SMTP_PORT).value()),
            settings.of(Keys.PROBE_SMTP).value(),
            settings.of(Keys.EHLO_NAME).value(),
            settings.of(Keys.DNSSEC_TRUST_ANCHORS).value()),
        new LookSettings.Limits(
            settings.of(Keys.LIMIT_CHECK).value(),
            settings.of(Keys.LIMIT_DNS).value(),
            settings.of(Keys.LIMIT_FETCH).value(),
            settings.of(Keys.LIMIT_SMTP).value()),
        ServiceConfig.of(settings),
        ChatConfig.of(settings));
  }

  /// The same with other limits.
  public AppConfig with(LookSettings.Limits other) {
    return new AppConfig(network, other, service, chat);
  }
}
