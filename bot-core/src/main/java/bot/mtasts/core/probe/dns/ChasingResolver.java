package bot.mtasts.core.probe.dns;

import bot.mtasts.core.probe.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;

/// What dnsjava's validator takes for its resolver: the questions of the check, with aliases chased
/// to their end, since it takes an alias without its target for a failed denial.
final class ChasingResolver implements Resolver {
  /// A link of the chain could not be had; the reason is a clause for people.
  static final class NoAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    NoAnswerException(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  private final AskedOnce asking;
  private final Deadline deadline;
  private final BiConsumer<DnsQuestion, Message> witness;

  /// @param witness is told every answer that the validator gets
  ChasingResolver(AskedOnce asking, Deadline deadline, BiConsumer<DnsQuestion, Message> witness) {
    this.asking = asking;
    this.deadline = deadline;
    this.witness = witness;
  }

  @Override
  public CompletionStage<Message> sendAsync(Message query, Executor executor) {
    Record asked = query.getQuestion();
    DnsQuestion question = new DnsQuestion(asked.getName(), asked.getType());
    return CompletableFuture.supplyAsync(() -> answerTo(question), executor);
  }

  private Message answerTo(DnsQuestion question) {
    Message answer =
        switch (Chase.of(question, next -> asking.ask(next, deadline))) {
          case Chase.Caught.Records(_, _, _, var whole) -> whole;
          case Chase.Caught.NoData(var aliases, var whole) -> denial(question, aliases, whole);
          case Chase.Caught.NoSuchName(var aliases, var whole) -> denial(question, aliases, whole);
          case Chase.Caught.Refused(var rcode, _) ->
              throw new CompletionException(
                  new NoAnswerException(
                      "the question %s was answered %s".formatted(question, rcode)));
          case Chase.Caught.NotSeen(var reason, _) ->
              throw new CompletionException(new NoAnswerException(reason));
        };
    witness.accept(question, answer);
    // The validator takes messages apart; ours are shared by the whole check.
    return answer.clone();
  }

  /// A denial without a word of proof is put down as bogus by the validator, which does not ask
  /// then whether the zone is signed at all, and plain servers deny like this. An unsigned SOA
  /// record makes it ask.
  private static Message denial(DnsQuestion question, List<Name> aliases, Message message) {
    boolean key = question.type() == Type.DS || question.type() == Type.DNSKEY;
    if (key || !message.getSection(Section.AUTHORITY).isEmpty()) {
      return message;
    }
    Message denial = message.clone();
    Name denied = aliases.isEmpty() ? question.name() : aliases.getLast();
    denial.addRecord(
        new SOARecord(denied, DClass.IN, 0, Name.root, Name.root, 0, 0, 0, 0, 0),
        Section.AUTHORITY);
    return denial;
  }

  // The rest of the interface configures a transport, and ours is not configured from here.

  @Override
  public void setPort(int port) {
    throw new UnsupportedOperationException("the resolvers carry their ports");
  }

  @Override
  public void setTCP(boolean flag) {
    throw new UnsupportedOperationException("TCP is used where an answer is cut");
  }

  @Override
  public void setIgnoreTruncation(boolean flag) {
    // The validator asks for whole answers, and ours are.
  }

  @Override
  public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {
    // The validator asks for DO, which all our questions carry.
  }

  @Override
  public void setTSIGKey(TSIG key) {
    throw new UnsupportedOperationException("questions to resolvers are not signed");
  }

  @Override
  public void setTimeout(Duration timeout) {
    throw new UnsupportedOperationException("the check's deadline holds");
  }
}
