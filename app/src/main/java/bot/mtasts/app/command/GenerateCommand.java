package bot.mtasts.app.command;

import bot.mtasts.app.ExitCode;
import bot.mtasts.app.Surroundings;
import bot.mtasts.app.Workshop;
import bot.mtasts.app.config.AppConfig;
import bot.mtasts.app.terminal.Instructions;
import bot.mtasts.core.check.PasteText;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.DomainNameParser;
import bot.mtasts.core.mtasts.DomainNameReading;
import bot.mtasts.core.mtasts.Policy;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.probe.DnsLookup;
import bot.mtasts.core.report.Prose;
import bot.mtasts.core.service.Generator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./mtasts generate`: what to publish, built from the live MX.
@Command(
    name = "generate",
    description = "Print record and policy for a domain, built from its live MX, ready to paste.")
public final class GenerateCommand implements Callable<Integer> {
  /// One of the three texts.
  enum Part {
    POLICY,
    RECORD,
    TLS_RPT
  }

  private final Surroundings around;
  private final Workshop workshop;
  private final InstantSource clock;

  @Parameters(paramLabel = "DOMAIN", description = "Such as example.com.")
  private String domain = "";

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "testing (the default: failures are reported only), enforce or none.")
  private PolicyMode mode = PolicyMode.TESTING;

  @Option(
      names = "--max-age",
      paramLabel = "SECONDS",
      description = "How long senders keep the policy (default: a week; for none, a day).")
  private @Nullable Long maxAge;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description = "Just the text of policy, record or tls-rpt, for a file.")
  private @Nullable Part only;

  @Mixin private final ConfigChoice config = new ConfigChoice();
  @Mixin private final ColorChoice color = new ColorChoice();

  public GenerateCommand(Surroundings around, Workshop workshop, InstantSource clock) {
    this.around = around;
    this.workshop = workshop;
    this.clock = clock;
  }

  @Override
  public Integer call() throws Exception {
    DomainName name =
        switch (DomainNameParser.parse(domain)) {
          case DomainNameReading.Understood(var understood) -> understood;
          case DomainNameReading.Refused(_, var sentence) -> throw new UsageException(sentence);
        };
    Duration keep = keep();
    AppConfig settings = config.read(around).config();
    DnsLookup dns = workshop.dns(settings);
    Generator generator = new Generator(() -> dns, settings.limits().dns(), clock);
    return switch (generator.generate(name, mode, keep)) {
      case Generator.Generated.Texts(var paste, var policy) -> print(paste, policy);
      case Generator.Generated.Nothing(var sentence) -> said(sentence, ExitCode.CRITICAL);
      case Generator.Generated.NotSeen(var sentence) -> said(sentence, ExitCode.UNDETERMINED);
    };
  }

  private Duration keep() throws UsageException {
    if (maxAge == null) {
      return PasteText.usualMaxAge(mode);
    }
    if (maxAge < 0 || maxAge > Policy.LONGEST_MAX_AGE.toSeconds()) {
      throw new UsageException(
          "--max-age takes 0 to "
              + Policy.LONGEST_MAX_AGE.toSeconds()
              + " seconds (RFC 8461 §3.2)");
    }
    return Duration.ofSeconds(maxAge);
  }

  private int print(PasteText paste, String policy) {
    if (only != null) {
      around
          .out()
          .print(
              switch (only) {
                case POLICY -> policy;
                case RECORD -> zoneLine(paste.domain().recordName().text(), paste.record());
                case TLS_RPT -> zoneLine(paste.domain().tlsRptName().text(), paste.tlsRpt());
              });
      return ExitCode.OK;
    }
    Instructions steps = new Instructions(color.paint(around), around.screen().columns());
    steps.step(
        "Web server: serve this policy",
        Prose.of(
            "as {}, with the type {} and a certificate for {}:{}",
            paste.domain().policyUrl(),
            "text/plain",
            paste.domain().policyHost(),
            Prose.block(policy)));
    steps.step(
        "DNS: say where failures are reported",
        Prose.of(
            "to a mailbox that someone reads; put yours in place of this one:{}",
            Prose.block(zoneLine(paste.domain().tlsRptName().text(), paste.tlsRpt()))));
    steps.step(
        "DNS, when the policy is served: announce it",
        Prose.of(
            "and take a fresh id each time the policy changes:{}",
            Prose.block(zoneLine(paste.domain().recordName().text(), paste.record()))));
    steps.step("Look", Prose.of("{}", Prose.words("./mtasts check " + paste.domain())));
    if (mode == PolicyMode.TESTING) {
      steps.note(
          Prose.of(
              "In mode {} mail is delivered whatever fails. When the reports stay clean, repeat this"
                  + " with {}.",
              "testing",
              Prose.words("--mode enforce")));
    }
    around.out().print(steps);
    return ExitCode.OK;
  }

  private static String zoneLine(String name, String text) {
    return name + ". 3600 IN TXT \"" + text + "\"\n";
  }

  private int said(String sentence, int code) {
    around.err().println("mtasts: " + sentence);
    return code;
  }
}
