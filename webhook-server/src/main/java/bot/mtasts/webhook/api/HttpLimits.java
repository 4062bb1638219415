package bot.mtasts.webhook.api;

import java.time.Duration;

/// How much of the server one request may have.
///
/// @param body in octets
/// @param headers in octets, the request line among them
/// @param connections open at the same time
/// @param silence after which a connection is closed
/// @param bodyWithin how long a body may take to arrive, however steadily it trickles
/// @param streams event streams that are open at the same time
/// @param streamsEach the same, for one integration
/// @param heartbeat how long an event stream may be silent
/// @param longestStream after which a client has to ask anew
record HttpLimits(
    int body,
    int headers,
    int connections,
    Duration silence,
    Duration bodyWithin,
    int streams,
    int streamsEach,
    Duration heartbeat,
    Duration longestStream) {
  static final HttpLimits USUAL =
      new HttpLimits(
          256 * 1024,
          16 * 1024,
          10_000,
          Duration.ofSeconds(30),
          Duration.ofSeconds(20),
          500,
          20,
          Duration.ofSeconds(10),
          Duration.ofMinutes(15));
}
