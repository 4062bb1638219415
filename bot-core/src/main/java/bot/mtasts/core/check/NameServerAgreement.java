package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.mtasts.StsRecord;
import bot.mtasts.core.probe.DnsAnswer;
import bot.mtasts.core.probe.NameServerAnswer;
import bot.mtasts.core.probe.TxtRecord;
import bot.mtasts.core.report.Finding;
import bot.mtasts.core.report.Prose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Do the authoritative name servers give the same records at `_mta-sts`?
///
/// Only what a server says of the record counts: other texts, or that there is none. A server that
/// is silent, lame, or answers SERVFAIL or REFUSED gives no record at all, and a sender's resolver
/// goes on to the next: that is no disagreement.
final class NameServerAgreement {
  private NameServerAgreement() {}

  /// What a server says there.
  ///
  /// @param texts in any order; empty when it says that there are none
  /// @param alias where it says the record stands, in a zone that it does not hold; else null
  private record Said(Set<String> texts, @Nullable HostName alias) {
    boolean agreesWith(Said other) {
      // Behind an alias into another zone, that zone's servers speak: who happens to know them
      // says more, but nothing else.
      if (alias != null || other.alias != null) {
        return firstAlias(this).equals(firstAlias(other));
      }
      return texts.equals(other.texts);
    }

    private static String firstAlias(Said said) {
      return said.alias == null ? "" : said.alias.text();
    }
  }

  /// The finding, if two of them differ.
  static Optional<Finding> judge(Case given) {
    List<NameServerAnswer> answers = given.seen().nameServers();
    boolean leadsOut = answers.stream().anyMatch(answer -> leadsOut(answer.answer()));
    List<Said> said =
        answers.stream().flatMap(answer -> said(answer.answer(), leadsOut).stream()).toList();
    boolean agree = said.stream().allMatch(each -> each.agreesWith(said.getFirst()));
    return agree ? Optional.empty() : Optional.of(finding(given, answers, leadsOut));
  }

  /// The name servers of which no address was seen to say anything, because of us or of them.
  static List<HostName> notSeen(List<NameServerAnswer> answers) {
    Set<HostName> silent = new LinkedHashSet<>();
    answers.forEach(answer -> silent.add(answer.server()));
    answers.stream()
        .filter(answer -> !(answer.answer() instanceof DnsAnswer.NotSeen<TxtRecord>))
        .forEach(answer -> silent.remove(answer.server()));
    return List.copyOf(silent);
  }

  private static boolean leadsOut(DnsAnswer<TxtRecord> answer) {
    return answer instanceof DnsAnswer.NoData<TxtRecord> && !answer.aliases().isEmpty();
  }

  private static Optional<Said> said(DnsAnswer<TxtRecord> answer, boolean aliasSpeaks) {
    HostName alias =
        aliasSpeaks && !answer.aliases().isEmpty() ? answer.aliases().getFirst() : null;
    return switch (answer) {
      case DnsAnswer.Found<TxtRecord> found -> Optional.of(new Said(texts(found), alias));
      case DnsAnswer.NoData<TxtRecord> _, DnsAnswer.NoSuchName<TxtRecord> _ ->
          Optional.of(new Said(Set.of(), alias));
      case DnsAnswer.Refused<TxtRecord> _, DnsAnswer.NotSeen<TxtRecord> _ -> Optional.empty();
    };
  }

  private static Set<String> texts(DnsAnswer<TxtRecord> answer) {
    Set<String> texts = new TreeSet<>();
    answer.recordsOrNone().forEach(record -> texts.add(record.text()));
    return texts;
  }

  private static Finding finding(Case given, List<NameServerAnswer> answers, boolean aliasSpeaks) {
    HostName name = given.seen().domain().recordName();
    List<Map<String, Object>> hosts =
        answers.stream().map(answer -> fact(answer, aliasSpeaks)).toList();
    StsRecord record = given.record() == null ? null : given.record().record();
    String id = record == null ? PasteText.of(given.seen()).freshId() : record.id();
    return given
        .found(FindingCode.NAMESERVERS_DISAGREE)
        .detail(
            "The domain's name servers give different answers for TXT at {}:{}Which of them a"
                + " sender gets is chance.",
            name,
            Prose.block(sideBySide(answers)))
        .evidence("name", name.text())
        .evidence("hosts", hosts)
        .remedy(
            "Right after a change, wait until the secondaries have followed. Otherwise see that the"
                + " zone is transferred to every server, and that all of them give one TXT record at {}:{}",
            name,
            Prose.block(PasteText.record(id)));
  }

  private static String sideBySide(List<NameServerAnswer> answers) {
    List<String> lines = new ArrayList<>();
    for (NameServerAnswer answer : answers) {
      String says =
          switch (answer.answer()) {
            case DnsAnswer.Found<TxtRecord> found -> String.join(" | ", texts(found));
            case DnsAnswer.NoData<TxtRecord>(var aliases) ->
                aliases.isEmpty() ? "no record" : "an alias to " + aliases.getFirst();
            case DnsAnswer.NoSuchName<TxtRecord> _ -> "no such name";
            case DnsAnswer.Refused<TxtRecord>(var rcode, _) -> rcode;
            case DnsAnswer.NotSeen<TxtRecord> _ -> "(no answer)";
          };
      lines.add("%s (%s): %s".formatted(answer.server(), answer.address().getHostAddress(), says));
    }
    return String.join("\n", lines);
  }

  private static Map<String, Object> fact(NameServerAnswer answer, boolean aliasSpeaks) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("host", answer.server().text());
    fact.put("address", answer.address().getHostAddress());
    fact.put("texts", List.copyOf(texts(answer.answer())));
    fact.put(
        "reason",
        switch (answer.answer()) {
          case DnsAnswer.Found<TxtRecord> _ -> "a record";
          case DnsAnswer.NoData<TxtRecord> _ -> aliasSpeaks ? "an alias" : "no record";
          case DnsAnswer.NoSuchName<TxtRecord> _ -> "no such name";
          case DnsAnswer.Refused<TxtRecord>(var rcode, _) -> rcode;
          case DnsAnswer.NotSeen<TxtRecord>(var reason, _) -> reason;
        });
    return fact;
  }
}
