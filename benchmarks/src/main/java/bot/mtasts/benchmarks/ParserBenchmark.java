package bot.mtasts.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.mtasts.DomainNameParser;
import bot.mtasts.core.mtasts.DomainNameReading;
import bot.mtasts.core.mtasts.PolicyParser;
import bot.mtasts.core.mtasts.PolicyReading;
import bot.mtasts.core.mtasts.RecordParser;
import bot.mtasts.core.mtasts.RecordReading;
import bot.mtasts.core.tlsrpt.TlsRptParser;
import bot.mtasts.core.tlsrpt.TlsRptReading;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long strangers' texts take to read: the usual ones, and the longest that we read at all,
/// since a parser that is slow on those could be made to work for an attacker.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ParserBenchmark {
  private static final int LONGEST_POLICY = 64 << 10;

  private final List<String> record = List.of("v=STSv1; id=20260101T000000;");
  private final List<String> tlsRpt = List.of("v=TLSRPTv1; rua=mailto:tls@example.com");
  private final byte[] usualPolicy =
      """
      version: STSv1\r
      mode: enforce\r
      mx: mx1.example.com\r
      mx: *.mail.example.com\r
      max_age: 604800\r
      """
          .getBytes(UTF_8);
  private final byte[] manyHosts =
      filled("version: STSv1\nmode: enforce\nmax_age: 604800\n", "mx: mx.example.com\n");
  private final byte[] manyFaults = filled("", "mx; mail exchanger #1.example.com\n");
  private final byte[] oneLine = filled("version: STSv1\nmx: ", "a");

  private static byte[] filled(String head, String line) {
    return (head + line.repeat((LONGEST_POLICY - head.length()) / line.length())).getBytes(UTF_8);
  }

  @Benchmark
  public RecordReading record() {
    return RecordParser.read(record);
  }

  @Benchmark
  public TlsRptReading tlsRptRecord() {
    return TlsRptParser.read(tlsRpt);
  }

  @Benchmark
  public PolicyReading policy() {
    return PolicyParser.read(usualPolicy);
  }

  @Benchmark
  public PolicyReading policyOf64KiBOfHosts() {
    return PolicyParser.read(manyHosts);
  }

  @Benchmark
  public PolicyReading policyOf64KiBOfFaults() {
    return PolicyParser.read(manyFaults);
  }

  @Benchmark
  public PolicyReading policyOf64KiBInOneLine() {
    return PolicyParser.read(oneLine);
  }

  @Benchmark
  public DomainNameReading domainName() {
    return DomainNameParser.parse("example.com");
  }

  @Benchmark
  public DomainNameReading internationalDomainNameInUrl() {
    return DomainNameParser.parse("https://Bücher.example/weg?x=1");
  }
}
