package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.probe.AddressLook;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Is the policy served as RFC 8461 §3.3 wants it?
public final class FetchCheck implements Check {
  @Override
  public Dimension dimension() {
    return Dimension.FETCH;
  }

  @Override
  public Outcome judge(Case given) {
    return given.seen().policyHost().allowed().isEmpty()
        ? withoutAddress(given)
        : withAddress(given);
  }

  private static Outcome withoutAddress(Case given) {
    AddressLook look = given.seen().policyHost();
    HostName host = given.seen().domain().policyHost();
    if (look.ipv4().dangles() || look.ipv6().dangles()) {
      List<HostName> aliases =
          look.ipv4().dangles() ? look.ipv4().aliases() : look.ipv6().aliases();
      return found(NameTrouble.dangling(given, Dimension.FETCH, host, aliases));
    }
    // That a name does not exist is said of all types at once, so one answer is enough.
    if (look.saysNone() || isMissing(look.ipv4()) || isMissing(look.ipv6())) {
      return missing(given);
    }
    // One family that says nothing leaves open whether there is a public address in it.
    if (look.ipv4() instanceof DnsAnswer.Refused<?> refused) {
      return NameTrouble.refused(given, Dimension.FETCH, host, "A", refused);
    }
    if (look.ipv6() instanceof DnsAnswer.Refused<?> refused) {
      return NameTrouble.refused(given, Dimension.FETCH, host, "AAAA", refused);
    }
    return notSeen(look.ipv4())
        .or(() -> notSeen(look.ipv6()))
        .map(reason ->
            Outcome.judged(
                Dimension.FETCH,
                List.of(),
                "the addresses of the policy host could not be looked up from here: " + reason))
        .orElseGet(() -> found(HostFindings.onlyPrivate(given)));
  }

  private static boolean isMissing(DnsAnswer<?> answer) {
    return answer instanceof DnsAnswer.NoSuchName<?>;
  }

  private static Optional<String> notSeen(DnsAnswer<?> answer) {
    return answer instanceof DnsAnswer.NotSeen<?>(var reason, _)
        ? Optional.of(reason)
        : Optional.empty();
  }

  /// Where nothing is announced, nothing needs to be served.
  private static Outcome missing(Case given) {
    if (given.seen().nullMxAlone()) {
      return Outcome.skipped(Dimension.FETCH, "the domain takes no mail, and needs no policy host");
    }
    if (given.earlier(FindingCode.MISSING_RECORD).isPresent()) {
      return Outcome.skipped(
          Dimension.FETCH, "there is no MTA-STS record, and no policy host either");
    }
    return found(HostFindings.unresolved(given));
  }

  private static Outcome withAddress(Case given) {
    return switch (given.fetch()) {
      case null ->
          Outcome.judged(Dimension.FETCH, List.of(), "the policy host was not asked from here");
      case PolicyFetch.NotSeen(_, var reason) ->
          Outcome.judged(
              Dimension.FETCH,
              List.of(),
              "the policy host could not be asked from here: " + reason);
      case PolicyFetch.Untrusted _ ->
          Outcome.skipped(
              Dimension.FETCH, "we do not ask an unproven host: its certificate is not valid");
      case PolicyFetch.TlsTooOld _ ->
          Outcome.skipped(
              Dimension.FETCH, "we do not ask an unproven host: it speaks only outdated TLS");
      case PolicyFetch.Failed failed -> asked(given, List.of(HostFindings.failed(given, failed)));
      // The status came before the body broke, and says more.
      case PolicyFetch.BodyBroken broken when broken.soFar().status() != 200 ->
          asked(given, AnswerFindings.of(given, broken.soFar()));
      case PolicyFetch.BodyBroken broken ->
          asked(given, List.of(HostFindings.broken(given, broken)));
      case PolicyFetch.Answered answered -> answered(given, answered);
    };
  }

  private static Outcome answered(Case given, PolicyFetch.Answered answered) {
    List<Finding> findings = new ArrayList<>(AnswerFindings.of(given, answered.answer()));
    AnswerFindings.slow(given, answered).ifPresent(findings::add);
    HostFindings.someUnreachable(given, answered).ifPresent(findings::add);
    return asked(given, findings);
  }

  /// What was found over HTTPS, and what stands beside it in cleartext.
  private static Outcome asked(Case given, List<Finding> findings) {
    List<Finding> all = new ArrayList<>(findings);
    AnswerFindings.onHttp(given).ifPresent(all::add);
    return Outcome.judged(Dimension.FETCH, all, null);
  }

  private static Outcome found(Finding finding) {
    return Outcome.judged(Dimension.FETCH, List.of(finding), null);
  }
}
