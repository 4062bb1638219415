package bot.mtasts.core.check;

import bot.mtasts.core.catalogue.Dimension;
import bot.mtasts.core.mtasts.PolicyReading;
import bot.mtasts.core.report.Outcome;
import bot.mtasts.core.report.Status;
import java.util.List;

/// Is the policy well-formed, with a usable mode and max_age? (RFC 8461 §3.2)
public final class SyntaxCheck implements Check {
  @Override
  public Dimension dimension() {
    return Dimension.SYNTAX;
  }

  @Override
  public Outcome judge(Case given) {
    Outcome fetch = given.outcome(Dimension.FETCH);
    if (given.outcome(Dimension.CERTIFICATE).failed()) {
      return Outcome.skipped(Dimension.SYNTAX, "we do not ask an unproven host for its policy");
    }
    if (fetch.failed()) {
      return Outcome.skipped(Dimension.SYNTAX, "senders get no policy to read");
    }
    PolicyReading reading = given.policy();
    if (reading == null) {
      return fetch.status() == Status.UNDETERMINED
          ? Outcome.judged(
              Dimension.SYNTAX,
              List.of(),
              "the policy could not be fetched from here: " + fetch.reason())
          : Outcome.skipped(Dimension.SYNTAX, "there is no policy to read");
    }
    return Outcome.judged(
        Dimension.SYNTAX,
        PolicyFindings.of(reading, PasteText.of(given.seen()), given::found),
        null);
  }
}
