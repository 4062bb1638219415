package bot.mtasts.core.check;

import java.util.List;

/// Every check, in the order of the report. Later ones look at what earlier ones came to.
public final class Checks {
  public static final List<Check> IN_ORDER =
      List.of(
          new RecordCheck(),
          new FetchCheck(),
          new CertificateCheck(),
          new SyntaxCheck(),
          new CoverageCheck(),
          new StarttlsCheck(),
          new ConsistencyCheck(),
          new ReportingCheck(),
          new DaneCheck());

  private Checks() {}
}
