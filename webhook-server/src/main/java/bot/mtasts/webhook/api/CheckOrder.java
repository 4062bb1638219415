package bot.mtasts.webhook.api;

import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.integration.Integration;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.Ids;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a body of `POST /checks` asks for, read and found good.
///
/// @param domains one, or those of a batch
record CheckOrder(
    List<DomainName> domains,
    boolean batch,
    @Nullable String ticket,
    List<Destination> destinations,
    boolean fresh) {
  CheckOrder {
    domains = List.copyOf(domains);
    destinations = List.copyOf(destinations);
  }

  /// One request for each domain, with fresh ids.
  List<CheckRequest> requests(Integration integration, Instant now) {
    return domains.stream()
        .map(domain ->
            new CheckRequest(
                Ids.check(now), domain, integration.name(), ticket, destinations, fresh, now))
        .toList();
  }
}
