package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.mtasts.PolicyParser;
import bot.mtasts.core.mtasts.PolicyReading;
import bot.mtasts.core.mtasts.RecordReading;
import bot.mtasts.core.mtasts.StsRecord;
import bot.mtasts.core.probe.PolicyFetch;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Prose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Do record, policy, name servers, addresses and earlier checks agree?
public final class ConsistencyCheck implements Check {

  @Override
  public Dimension dimension() {
    return Dimension.CONSISTENCY;
  }

  @Override
  public Outcome judge(Case given) {
    PolicyHistory history = new PolicyHistory(given);
    List<Finding> findings = new ArrayList<>();
    NameServerAgreement.judge(given).ifPresent(findings::add);
    differsByAddress(given).ifPresent(findings::add);
    findings.addAll(history.judge());
    history.removedWhileCached().ifPresent(findings::add);
    withoutRecord(given).ifPresent(findings::add);
    idMismatch(given).ifPresent(findings::add);
    // What was withdrawn too early is neither there nor harmless: findings go before skipping.
    return findings.isEmpty() && !SeenOfSts.record(given) && !VerdictRule.policyServed(given)
        ? Outcome.skipped(dimension(), "neither a record nor a policy was seen")
        : Outcome.judged(dimension(), findings, notSeen(given));
  }

  private static Optional<Finding> differsByAddress(Case given) {
    Map<Object, List<PolicyFetch.Answered>> byMeaning = new LinkedHashMap<>();
    for (PolicyFetch fetch : given.seen().fetches()) {
      if (fetch instanceof PolicyFetch.Answered answered
          && answered.answer().status() == 200
          && !answered.answer().tooLarge()) {
        byMeaning.computeIfAbsent(meaning(answered), _ -> new ArrayList<>()).add(answered);
      }
    }
    if (byMeaning.size() < 2) {
      return Optional.empty();
    }
    List<String> addresses =
        byMeaning.values().stream()
            .flatMap(List::stream)
            .map(fetch -> fetch.address().getHostAddress())
            .toList();
    HostName host = given.seen().domain().policyHost();
    return Optional.of(
        given
            .found(FindingCode.POLICY_DIFFERS_BY_ADDRESS)
            .detail(
                "The addresses of {} serve {} different policies. Which of them a sender holds"
                    + " depends on the address it happened to use.",
                host,
                byMeaning.size())
            .evidence("addresses", addresses)
            .evidence(
                "hosts",
                byMeaning.values().stream()
                    .flatMap(List::stream)
                    .map(fetch -> policyFact(host, fetch))
                    .toList())
            .remedy(
                "Put the right policy on every server behind {}, or delete the address of the"
                    + " server that is no longer tended. Then give the TXT record at {} a new id,"
                    + " so that senders with the wrong copy fetch again:{}",
                host,
                given.seen().domain().recordName(),
                Prose.block(PasteText.of(given.seen()).record())));
  }

  /// What a sender makes of a body; where that is nothing, the text itself, but for line ends.
  private static Object meaning(PolicyFetch.Answered fetch) {
    PolicyReading reading = PolicyParser.read(fetch.answer().body().toByteArray());
    return reading.policy() != null
        ? PolicyMeaning.of(reading.policy())
        : reading.text().lines().map(String::stripTrailing).toList();
  }

  private static Map<String, Object> policyFact(HostName host, PolicyFetch.Answered fetch) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("host", host.text());
    fact.put("address", fetch.address().getHostAddress());
    fact.put("sha256", fetch.answer().body().sha256().hex());
    PolicyReading reading = PolicyParser.read(fetch.answer().body().toByteArray());
    if (reading.policy() != null) {
      fact.put("policy", PolicyMeaning.of(reading.policy()).fact());
    }
    fact.put("reason", reading.policy() != null ? "a policy" : "no valid policy");
    return fact;
  }

  private static Optional<Finding> withoutRecord(Case given) {
    RecordReading reading = given.record();
    if (reading == null || reading.record() != null || given.usablePolicy().isEmpty()) {
      return Optional.empty();
    }
    HostName name = given.seen().domain().recordName();
    return Optional.of(
        given
            .found(FindingCode.POLICY_WITHOUT_RECORD)
            .detail(
                "A valid policy is served at {}, but no sender ever looks: there is no valid record"
                    + " at {}.",
                given.seen().domain().policyUrl(),
                name)
            .evidence("name", name.text())
            .evidence("url", given.seen().domain().policyUrl())
            .remedy(
                "Publish this as the only MTA-STS record at {}:{}",
                name,
                Prose.block(PasteText.of(given.seen()).record())));
  }

  private static Optional<Finding> idMismatch(Case given) {
    StsRecord record = given.record() == null ? null : given.record().record();
    PolicyReading policy = given.policy();
    if (record == null || policy == null) {
      return Optional.empty();
    }
    String inPolicy = policy.fields().id();
    if (inPolicy == null || inPolicy.equals(record.id())) {
      return Optional.empty();
    }
    return Optional.of(
        given
            .found(FindingCode.POLICY_ID_MISMATCH)
            .detail(
                "The policy file has an {} field that says {}, and the record's id is {}. RFC 8461"
                    + " gives the file no id, and senders look only at the record's; tools that"
                    + " expect one take the policy for an old copy.",
                "id",
                inPolicy,
                record.id())
            .evidence("policyId", inPolicy)
            .evidence("recordId", record.id())
            .evidence("lines", PlaceFacts.of(policy, "id", _ -> true))
            .remedy(
                "Delete the {} line from the policy, or set it to the record's:{}",
                "id",
                Prose.block("id: " + record.id())));
  }

  private static @Nullable String notSeen(Case given) {
    if (given.record() == null) {
      return "the record could not be looked up, so nothing could be compared with it";
    }
    if (given.policy() == null && policyUnseen(given)) {
      return "the policy could not be looked at from here, so nothing could be compared with it";
    }
    List<HostName> silent = NameServerAgreement.notSeen(given.seen().nameServers());
    return silent.isEmpty()
        ? null
        : "the name server %s did not answer us".formatted(silent.getFirst());
  }

  private static boolean policyUnseen(Case given) {
    boolean addressesUnseen =
        !given.seen().policyHost().saysNone() && given.seen().policyHost().all().isEmpty();
    return addressesUnseen
        || (!given.seen().fetches().isEmpty()
            && given.seen().fetches().stream().allMatch(PolicyFetch.NotSeen.class::isInstance));
  }
}
