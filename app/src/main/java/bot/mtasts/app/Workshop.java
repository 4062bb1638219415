package bot.mtasts.app;

import bot.mtasts.app.config.AppConfig;
import bot.mtasts.app.config.ConfigException;
import bot.mtasts.core.probe.DnsLookup;
import java.util.Collection;
import java.util.List;

/// What commands ask to be put together. [Wiring] is the real one.
public interface Workshop {
  /// The engine on the real world.
  ///
  /// @throws ConfigException if a file that the configuration names cannot be used
  DomainChecker checker(AppConfig config) throws ConfigException;

  /// The engine on a lab of its own, in which these domains live; it stands until the checker is
  /// closed. Limits are taken from the configuration, everything of the network from the lab.
  LabChecker labChecker(AppConfig config, Collection<String> domains);

  /// A look at DNS alone.
  ///
  /// @throws ConfigException if a file that the configuration names cannot be used
  DnsLookup dns(AppConfig config) throws ConfigException;

  /// Who lives in the lab: each domain with the sentence that says what it shows.
  List<Inhabitant> inhabitants();

  /// The whole lab, up and running.
  ///
  /// @throws java.io.UncheckedIOException if its ports are taken
  Town town();

  /// An engine that looks at a lab.
  interface LabChecker extends DomainChecker {
    /// Whether the lab has this domain.
    boolean knows(String domain);
  }

  /// A lab that people look at.
  interface Town extends AutoCloseable {
    /// `key: value` lines that make any of our configurations look at this town.
    String configuration();

    @Override
    void close();
  }

  /// A domain of the lab.
  record Inhabitant(String domain, String shows) {}
}
