package bot.mtasts.core.probe.dns;

import bot.mtasts.core.probe.Deadline;
import bot.mtasts.core.probe.DnssecStatus;
import bot.mtasts.core.probe.DnssecStatus.State;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/// Validates answers ourselves, from the trust anchor down (RFC 4035 §5), with dnsjava's validator
/// over our own questions.
///
/// The validator says SERVFAIL to everything that it cannot prove, also where the trouble is ours:
/// a resolver that strips signatures, a root that is not the one we know, an answer that never
/// came. *Bogus* is an accusation, so it is only said where a chain of signatures that begins well
/// does not hold; everything else that goes wrong is *indeterminate*.
final class DnssecValidation {
  private final AskedOnce asking;
  private final TrustAnchors anchors;

  DnssecValidation(AskedOnce asking, TrustAnchors anchors) {
    this.asking = asking;
    this.anchors = anchors;
  }

  /// What validating the answer to a question comes to, its aliases and its denials included. Never
  /// throws; ends by the deadline, or at once when the thread is interrupted.
  DnssecStatus validate(DnsQuestion question, Deadline deadline) {
    // Each validation has a validator of its own: it keeps keys, and a shared one would judge a
    // mended zone by the keys of the last check. Its questions go through the check's own memory.
    // Closing waits for its threads, which shutdownNow has interrupted.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        return new Run(threads, deadline).statusOf(question);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return indeterminate("the look was called off");
      } catch (TimeoutException e) {
        return indeterminate("the chain of signatures could not be fetched in time");
      } catch (ExecutionException e) {
        return indeterminate(reasonOf(e));
      } finally {
        threads.shutdownNow();
      }
    }
  }

  // What a link of the chain could not be had for is said by our own transport; anything else that
  // escapes the validator is a stranger's message that it cannot take apart.
  private static String reasonOf(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ChasingResolver.NoAnswerException noAnswer) {
        return noAnswer.reason();
      }
    }
    return "the validator could not read the answers";
  }

  private static DnssecStatus indeterminate(String detail) {
    return new DnssecStatus(State.INDETERMINATE, detail);
  }

  /// One validation.
  private final class Run {
    private final ExecutorService threads;
    private final Deadline deadline;
    private final ValidatingResolver validator;
    private final Map<DnsQuestion, Message> used = new ConcurrentHashMap<>();

    Run(ExecutorService threads, Deadline deadline) {
      this.threads = threads;
      this.deadline = deadline;
      this.validator = new ValidatingResolver(new ChasingResolver(asking, deadline, used::put));
      anchors.loadInto(validator);
    }

    DnssecStatus statusOf(DnsQuestion question)
        throws InterruptedException, ExecutionException, TimeoutException {
      RRset anchor = validator.getTrustAnchors().find(question.name(), DClass.IN);
      if (anchor == null) {
        return indeterminate("no trust anchor stands above " + question.name());
      }
      Optional<DnssecStatus> troubleAbove = lookAtAnchor(anchor.getName());
      if (troubleAbove.isPresent()) {
        return troubleAbove.get();
      }
      Message validated = ask(question);
      DnssecStatus status = read(question, validated);
      if (status.state() == State.INSECURE) {
        status = worstBehind(question, status);
      }
      if (status.state() == State.SECURE || status.state() == State.INSECURE) {
        used.forEach(asking::keepForLater);
      }
      return status;
    }

    /// Whether the anchor's own keys can be had and hold; if not, nothing below tells anything
    /// about the zones of strangers.
    private Optional<DnssecStatus> lookAtAnchor(Name anchor)
        throws InterruptedException, ExecutionException, TimeoutException {
      DnsQuestion keys = new DnsQuestion(anchor, Type.DNSKEY);
      Message validated = ask(keys);
      if (validated.getHeader().getFlag(Flags.AD)) {
        return Optional.empty();
      }
      Message raw = used.get(keys);
      String zone = anchor.equals(Name.root) ? "the root" : anchor.toString(true);
      boolean signed = raw != null && has(raw, Type.DNSKEY) && has(raw, Type.RRSIG);
      return Optional.of(
          indeterminate(
              signed
                  ? "the keys of %s that we are given are not those we trust".formatted(zone)
                  : "the resolver hands on no signed keys of %s, so DNSSEC cannot be judged from here"
                      .formatted(zone)));
    }

    private static boolean has(Message message, int type) {
      return message.getSection(Section.ANSWER).stream().anyMatch(r -> r.getType() == type);
    }

    private Message ask(DnsQuestion question)
        throws InterruptedException, ExecutionException, TimeoutException {
      return validator
          .sendAsync(Message.newQuery(question.inWire()), threads)
          .toCompletableFuture()
          .get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    }

    private DnssecStatus read(DnsQuestion question, Message validated) {
      if (validated.getHeader().getFlag(Flags.AD)) {
        return DnssecStatus.of(State.SECURE);
      }
      return validated.getRcode() == Rcode.SERVFAIL
          ? new DnssecStatus(State.BOGUS, BogusReason.of(question, used.get(question), validated))
          : DnssecStatus.of(State.INSECURE);
    }

    /// The validator stops at the first unsigned link, and never sees that a later one is broken:
    /// where a chain of aliases begins unsigned, its targets are validated by themselves.
    private DnssecStatus worstBehind(DnsQuestion question, DnssecStatus insecure)
        throws InterruptedException, ExecutionException, TimeoutException {
      Chase.Caught known = Chase.of(question, next -> asking.ask(next, deadline));
      for (Name alias : known.aliases()) {
        DnsQuestion further = question.about(alias);
        DnssecStatus theirs = read(further, ask(further));
        if (theirs.state() == State.BOGUS) {
          return theirs;
        }
      }
      return insecure;
    }
  }
}
