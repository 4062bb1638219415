package bot.mtasts.app;

import bot.mtasts.app.admin.AdminDoor;
import bot.mtasts.app.config.AppConfig;
import bot.mtasts.app.config.ConfigException;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.probe.DnsLookup;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /// The server, listening.
  ///
  /// @throws ConfigException if the configuration cannot be used on this machine
  /// @throws UnavailableException if its port is taken, or its database cannot be reached
  Service service(ServiceOrder order) throws ConfigException, UnavailableException;

  /// The way to the integrations: through the server that runs on the data directory, or straight
  /// to its database where none does.
  ///
  /// @throws ConfigException if the configuration cannot be used on this machine
  /// @throws UnavailableException if the database cannot be reached
  AdminDoor admin(ServiceOrder order)
      throws ConfigException, UnavailableException, InterruptedException;

  /// Which server is wanted.
  ///
  /// @param environment where the usual data directory is looked for
  /// @param lab whether its world is the lab
  record ServiceOrder(AppConfig config, Map<String, String> environment, boolean lab) {}

  /// A server that runs.
  interface Service extends AutoCloseable {
    /// Where it listens: `http://HOST:PORT`.
    String url();

    /// What is on, and what is not.
    List<Part> parts();

    /// What to try it with, where it looks at the lab and there was no integration yet.
    Optional<Trial> trial();

    /// Takes nothing more, waits for what has begun as long as the configuration allows, and hands
    /// the rest back.
    void drain();

    /// Lets go of everything at once.
    @Override
    void close();
  }

  /// The secrets of an integration that was made to try things out.
  record Trial(Secret apiKey, Secret signingSecret) {}

  /// A part of the server.
  ///
  /// @param says what it does, or why it is off
  record Part(String name, boolean on, String says) {}

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
