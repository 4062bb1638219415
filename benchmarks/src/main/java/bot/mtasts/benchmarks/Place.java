package bot.mtasts.benchmarks;

import bot.mtasts.app.DomainChecker;
import bot.mtasts.app.Wiring;
import bot.mtasts.app.config.ConfigException;
import bot.mtasts.app.config.ConfigReader;
import bot.mtasts.core.mtasts.DomainName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Domains that may be looked at as often as we like, because they are ours.
///
/// @param environment what the configuration has to know to look there: `MTASTS_…` variables
/// @param domains good ones: a check that does not find them protected was disturbed
record Place(Map<String, String> environment, List<DomainName> domains) {
  Place {
    environment = Map.copyOf(environment);
    domains = List.copyOf(domains);
    if (domains.isEmpty()) {
      throw new IllegalArgumentException("a place without domains");
    }
  }

  /// What the labs call their domains: `good-1.test` and so on.
  static List<DomainName> goodDomains(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> new DomainName("good-" + number + ".test"))
        .toList();
  }

  /// The nth domain; they come round again.
  DomainName domain(int n) {
    return domains.get(Math.floorMod(n, domains.size()));
  }

  /// The whole engine, put together as the program does it.
  DomainChecker checker() {
    Path here = Path.of("").toAbsolutePath();
    try {
      return new Wiring().checker(new ConfigReader(here, environment).read(null).config());
    } catch (ConfigException e) {
      throw new IllegalStateException("the place cannot be looked at as configured", e);
    }
  }
}
