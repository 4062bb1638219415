package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.AddressLook;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.probe.PolicyFetch.Trouble;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is found of the policy host before it gives an HTTP answer.
final class HostFindings {
  private HostFindings() {}

  /// `policy_host_unresolved`.
  static Finding unresolved(Case given) {
    HostName host = host(given);
    boolean exists = !isMissing(given);
    return given
        .found(FindingCode.POLICY_HOST_UNRESOLVED)
        .detail(
            exists
                ? "{} exists and has neither an A nor an AAAA record, so senders cannot fetch the"
                    + " policy."
                : "{} does not exist, so senders cannot fetch the policy.",
            host)
        .evidence("host", host.text())
        .evidence("answer", exists ? "no_data" : "nxdomain")
        .remedy(
            "Point the name at the web server that is to serve {}, by address or by alias (fill in"
                + " your own):{}",
            given.seen().domain().policyUrl(),
            Prose.block(
                "%1$s. 3600 IN A 192.0.2.10\n; or\n%1$s. 3600 IN CNAME www.example.net."
                    .formatted(host)));
  }

  private static boolean isMissing(Case given) {
    AddressLook look = given.seen().policyHost();
    return look.ipv4() instanceof DnsAnswer.NoSuchName<?>
        || look.ipv6() instanceof DnsAnswer.NoSuchName<?>;
  }

  /// `policy_host_private`.
  static Finding onlyPrivate(Case given) {
    HostName host = host(given);
    List<String> addresses =
        given.seen().policyHost().all().stream().map(HostFindings::text).toList();
    return given
        .found(FindingCode.POLICY_HOST_PRIVATE)
        .detail(
            "{} leads to {}: private or reserved space, which no sender can reach. We did not"
                + " connect.",
            host,
            addresses)
        .evidence("host", host.text())
        .evidence("addresses", addresses)
        .remedy(
            "In the public view of the zone, give {} the public address of its web server (fill in"
                + " your own), and let port 443 through to it:{}",
            host,
            Prose.block(host + ". 3600 IN A 192.0.2.10"));
  }

  /// `policy_fetch_failed`, for want of an answer.
  static Finding failed(Case given, PolicyFetch.Failed failed) {
    return fetchFailed(
        given,
        failed.address(),
        failed.trouble().name().toLowerCase(Locale.ROOT),
        failed.reason(),
        remedy(given.seen().domain(), failed.trouble()));
  }

  /// `policy_fetch_failed`, for want of the whole answer.
  static Finding broken(Case given, PolicyFetch.BodyBroken broken) {
    return fetchFailed(
        given,
        broken.address(),
        "body_broken",
        broken.reason(),
        Prose.of(
            "See that the server sends the whole file at once: look at the time-outs of a proxy"
                + " before it, and at a {} that does not fit the file. This shows how long it"
                + " takes:{}",
            "Content-Length",
            curl(given.seen().domain())));
  }

  private static Finding fetchFailed(
      Case given, InetAddress address, String trouble, String reason, Prose remedy) {
    return given
        .found(FindingCode.POLICY_FETCH_FAILED)
        .detail(
            "{} could not be fetched from {}: {}.",
            given.seen().domain().policyUrl(),
            text(address),
            Prose.words(reason))
        .evidence("host", host(given).text())
        .evidence("address", text(address))
        .evidence("trouble", trouble)
        .evidence("reason", reason)
        .remedy(remedy);
  }

  private static Prose remedy(DomainName domain, Trouble trouble) {
    HostName host = domain.policyHost();
    Prose.Block tls =
        Prose.block(
            "openssl s_client -connect %1$s:443 -servername %1$s </dev/null".formatted(host));
    return switch (trouble) {
      case REFUSED ->
          Prose.of(
              "Let the web server listen on port 443 of this address, or let {} lead to the address"
                  + " where it does. Seen from outside it should answer:{}",
              host,
              curl(domain));
      case TIMED_OUT ->
          Prose.of(
              "Let the firewall admit everyone to port 443, since senders come from everywhere, and"
                  + " see that the web server is up. Seen from outside it should answer:{}",
              curl(domain));
      case RESET ->
          Prose.of(
              "Add {} to the site, or to the proxy that ends TLS, and see what its log says when"
                  + " this is run:{}",
              host,
              curl(domain));
      case TLS_HANDSHAKE ->
          Prose.of(
              "Set up TLS for {} on port 443: many servers break off when they do not know the name"
                  + " that the client asks for. This shows the handshake:{}",
              host,
              tls);
      case NOT_HTTP ->
          Prose.of(
              "Something other than a web server answers on port 443. Give {} an address of its"
                  + " own, or let the web server have that port. This shows the answer:{}",
              host,
              curl(domain));
    };
  }

  /// `policy_address_unreachable`, when other addresses did better than this.
  static Optional<Finding> someUnreachable(Case given, PolicyFetch.Answered speaker) {
    Map<String, String> failing = new LinkedHashMap<>();
    List<String> working = new ArrayList<>();
    for (PolicyFetch fetch : given.seen().fetches()) {
      Optional<String> reason = reasonOf(fetch, speaker.answer().status());
      if (reason.isPresent()) {
        failing.put(text(fetch.address()), reason.get());
      } else if (fetch instanceof PolicyFetch.Answered) {
        working.add(text(fetch.address()));
      }
    }
    if (failing.isEmpty()) {
      return Optional.empty();
    }
    Prose detail = Prose.of("{} answers at {}, and fails elsewhere.", host(given), working);
    for (var one : failing.entrySet()) {
      detail = detail.then(" {}: {}.", one.getKey(), Prose.words(one.getValue()));
    }
    return Optional.of(
        given
            .found(FindingCode.POLICY_ADDRESS_UNREACHABLE)
            .detail(detail)
            .evidence("host", host(given).text())
            .evidence(
                "addresses",
                failing.entrySet().stream()
                    .map(one -> Map.of("address", one.getKey(), "reason", one.getValue()))
                    .toList())
            .evidence("working", working)
            .remedy(
                "Serve the policy at every address, with the same certificate and file, or withdraw"
                    + " the A or AAAA record of the one that does not. In nginx, for both"
                    + " families:{}",
                Prose.block("listen 443 ssl;\nlisten [::]:443 ssl;")));
  }

  /// Why an address does not serve what the speaking one does; empty when it does, or when it was
  /// not seen.
  private static Optional<String> reasonOf(PolicyFetch fetch, int status) {
    return switch (fetch) {
      case PolicyFetch.Answered answered ->
          status == 200 && answered.answer().status() != 200
              ? Optional.of("it answers with status " + answered.answer().status())
              : Optional.empty();
      case PolicyFetch.BodyBroken(_, _, _, var reason) -> Optional.of(reason);
      case PolicyFetch.Untrusted(_, var tls) ->
          Optional.of(
              "its certificate is not valid (%s)".formatted(tls.faults().getFirst().word()));
      case PolicyFetch.TlsTooOld _ -> Optional.of("it speaks only outdated TLS");
      case PolicyFetch.Failed(_, _, _, var reason) -> Optional.of(reason);
      case PolicyFetch.NotSeen _ -> Optional.empty();
    };
  }

  static Prose.Block curl(DomainName domain) {
    return Prose.block("curl -sv " + domain.policyUrl());
  }

  private static HostName host(Case given) {
    return given.seen().domain().policyHost();
  }

  private static String text(InetAddress address) {
    return InetAddresses.toAddrString(address);
  }
}
