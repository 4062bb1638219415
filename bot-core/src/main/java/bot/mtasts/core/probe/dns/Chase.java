package bot.mtasts.core.probe.dns;

import bot.mtasts.core.probe.DnsAnswer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Follows a question through its aliases (RFC 1034 §3.6.2) to where the answer stands.
///
/// A resolver usually gives the whole chain in one answer; an authoritative server only the part
/// that it knows. So the chain is followed within each answer, and where it leaves it, by a further
/// question.
final class Chase {
  /// An answer with more records than this is not read: it helps nobody, and costs us.
  static final int MOST_RECORDS = 1000;

  private final DnsQuestion question;
  private final Function<DnsQuestion, DnsReply> asking;

  private final List<Name> aliases = new ArrayList<>();
  private final Set<Name> passed = new HashSet<>();
  private final List<Message> parts = new ArrayList<>();
  private long ttl = Long.MAX_VALUE;
  private Name end;

  private Chase(DnsQuestion question, Function<DnsQuestion, DnsReply> asking) {
    this.question = question;
    this.asking = asking;
    this.end = question.name();
    passed.add(end);
  }

  /// How a chase ended.
  sealed interface Caught {
    /// The names that CNAME records led through, in order.
    List<Name> aliases();

    /// @param records of the asked type, each once
    /// @param ttl in seconds, the smallest on the way
    /// @param whole all answers on the way, put together as one answer to the first question
    record Records(List<Record> records, long ttl, List<Name> aliases, Message whole)
        implements Caught {}

    record NoData(List<Name> aliases, Message whole) implements Caught {}

    record NoSuchName(List<Name> aliases, Message whole) implements Caught {}

    /// @param rcode as in [DnsAnswer.Refused]
    record Refused(String rcode, List<Name> aliases) implements Caught {}

    /// @param reason as in [DnsAnswer.NotSeen]
    record NotSeen(String reason, List<Name> aliases) implements Caught {}
  }

  /// Chases an answer, asking through `asking` as often as the chain needs.
  static Caught of(DnsQuestion question, Function<DnsQuestion, DnsReply> asking) {
    return new Chase(question, asking).run();
  }

  /// Reads one message as far as it goes, without a further question: what an authoritative server
  /// says of itself.
  static Caught within(DnsQuestion question, Message message) {
    Chase chase = new Chase(question, _ -> new DnsReply.Silence("not asked", false));
    Caught caught = chase.read(message);
    return caught != null ? caught : new Caught.NoData(List.copyOf(chase.aliases), message);
  }

  private Caught run() {
    while (true) {
      switch (asking.apply(question.about(end))) {
        case DnsReply.Silence(var reason, _) -> {
          return new Caught.NotSeen(reason, List.copyOf(aliases));
        }
        case DnsReply.Answered(var message) -> {
          Caught caught = read(message);
          if (caught != null) {
            return caught;
          }
        }
      }
    }
  }

  /// Reads on in a message from where the chain stands; null where the chain leaves it.
  private @Nullable Caught read(Message message) {
    int rcode = message.getRcode();
    if (rcode != Rcode.NOERROR && rcode != Rcode.NXDOMAIN) {
      return new Caught.Refused(Rcode.string(rcode), List.copyOf(aliases));
    }
    parts.add(message);
    List<Record> answers = message.getSection(Section.ANSWER);
    if (answers.size() > MOST_RECORDS) {
      return new Caught.NotSeen(
          "the answer holds more than %d records".formatted(MOST_RECORDS), List.copyOf(aliases));
    }
    Name start = end;
    while (true) {
      List<Record> found = at(end, question.type(), answers);
      if (!found.isEmpty()) {
        found.forEach(record -> ttl = Math.min(ttl, record.getTTL()));
        return new Caught.Records(found, ttl, List.copyOf(aliases), whole());
      }
      List<Record> alias = at(end, Type.CNAME, answers);
      if (alias.isEmpty()) {
        break;
      }
      String trouble = follow((CNAMERecord) alias.getFirst());
      if (trouble != null) {
        return new Caught.Refused(trouble, List.copyOf(aliases));
      }
    }
    if (rcode == Rcode.NXDOMAIN) {
      // RFC 6604 §3: it speaks of the last name of the chain.
      return new Caught.NoSuchName(List.copyOf(aliases), whole());
    }
    // An SOA record says that the target was looked at and has no such data (RFC 2308 §2.2).
    boolean denied =
        message.getSection(Section.AUTHORITY).stream()
            .anyMatch(record -> record.getType() == Type.SOA);
    return end.equals(start) || denied ? new Caught.NoData(List.copyOf(aliases), whole()) : null;
  }

  /// Goes one alias on; the RCODE-like word if that is one too many, else null.
  private @Nullable String follow(CNAMERecord alias) {
    if (!passed.add(alias.getTarget())) {
      return "ALIAS_LOOP";
    }
    if (aliases.size() == DnsAnswer.LONGEST_ALIAS_CHAIN) {
      return "ALIAS_CHAIN_TOO_LONG";
    }
    end = alias.getTarget();
    aliases.add(end);
    ttl = Math.min(ttl, alias.getTTL());
    return null;
  }

  // RFC 2181 §5: the same record twice is one record.
  private static List<Record> at(Name name, int type, List<Record> records) {
    return records.stream()
        .filter(record ->
            record.getType() == type
                && record.getDClass() == DClass.IN
                && record.getName().equals(name))
        .distinct()
        .toList();
  }

  /// All parts as one answer: what a resolver that knows everything would have said. Proofs from
  /// earlier parts are kept, since a wildcard on the way needs its own.
  private Message whole() {
    Message last = parts.getLast();
    if (parts.size() == 1) {
      return last;
    }
    Message whole = new Message();
    Header header = whole.getHeader();
    header.setFlag(Flags.QR);
    header.setRcode(last.getHeader().getRcode());
    whole.addRecord(question.inWire(), Section.QUESTION);
    for (Message part : parts) {
      part.getSection(Section.ANSWER).forEach(record -> add(whole, record, Section.ANSWER));
      part.getSection(Section.AUTHORITY).stream()
          .filter(record -> part.equals(last) || proves(record))
          .forEach(record -> add(whole, record, Section.AUTHORITY));
    }
    return whole;
  }

  private static void add(Message whole, Record record, int section) {
    if (!whole.findRecord(record, section)) {
      whole.addRecord(record, section);
    }
  }

  private static boolean proves(Record record) {
    int type = record.getRRsetType();
    return type == Type.NSEC || type == Type.NSEC3;
  }
}
