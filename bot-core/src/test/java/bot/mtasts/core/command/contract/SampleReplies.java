package bot.mtasts.core.command.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import bot.mtasts.core.catalogue.FindingCode;
import bot.mtasts.core.check.PasteJudge;
import bot.mtasts.core.check.PasteText;
import bot.mtasts.core.command.CommandSpec;
import bot.mtasts.core.command.Excuses;
import bot.mtasts.core.command.Reply;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.core.mtasts.HostName;
import bot.mtasts.core.mtasts.PolicyMode;
import bot.mtasts.core.probe.Stage;
import bot.mtasts.core.report.ActionPlan;
import bot.mtasts.core.report.CheckReport;
import bot.mtasts.core.report.ReportArchive;
import bot.mtasts.core.request.CheckRequest;
import bot.mtasts.core.request.CheckStanding;
import bot.mtasts.core.service.Generator.Generated.Texts;
import bot.mtasts.lab.reports.KeptReports;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Every kind of reply, by name: what each platform's renderer is held against.
public final class SampleReplies {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final DomainName DOMAIN = new DomainName("example.com");
  private static final String BASE = "https://mtasts.example/r/";

  private SampleReplies() {}

  /// A report of the town, by the name that it is kept under.
  public static CheckReport report(String name) {
    return ReportArchive.read(KeptReports.json(name));
  }

  /// As it is answered, with a page.
  public static Reply.Report reply(CheckReport report) {
    return new Reply.Report(report, page(report.id()), false);
  }

  /// What to do about it, with a page.
  public static Reply.Plan plan(CheckReport report) {
    return new Reply.Plan(report, ActionPlan.of(report), page(report.id()), false);
  }

  private static URI page(String id) {
    return URI.create(BASE + id.replaceAll("[^A-Za-z0-9_]", ""));
  }

  /// All of them, reports of the town aside.
  ///
  /// @param evil what a stranger writes who means harm, in the platform's markup
  public static Map<String, Reply> others(String evil) {
    Map<String, Reply> replies = new LinkedHashMap<>();
    CheckReport partial = report("mx-partial-match");
    CheckReport everything = report("everything-at-once");
    replies.put("report-to-share", new Reply.Report(partial, page(partial.id()), true));
    replies.put("report-without-page", new Reply.Report(everything, null, false));
    replies.put("working", new Reply.Working(DOMAIN, EnumSet.noneOf(Stage.class)));
    replies.put("working-on", new Reply.Working(DOMAIN, EnumSet.of(Stage.RECORD, Stage.TLS_RPT)));
    replies.put(
        "check-failed",
        new Reply.CheckFailed(
            DOMAIN,
            "chk_1",
            "We could not carry out this check, in 3 attempts. The fault is ours, not the domain's:"
                + " whoever runs this service finds it in the log under chk_1."));
    replies.put("check-not-kept", new Reply.CheckFailed(DOMAIN, null, evil));
    replies.put("plan", plan(partial));
    replies.put("plan-everything", plan(everything));
    replies.put(
        "plan-without-page", new Reply.Plan(everything, ActionPlan.of(everything), null, true));
    replies.put("plan-nothing", plan(report("all-good")));
    replies.put("plan-undetermined", plan(report("earlier-undetermined")));
    replies.put("plan-hostile", plan(report("hostile-texts")));
    replies.put("plan-twenty-five", plan(report("mx-twenty-five")));
    replies.put("explained", new Reply.Explained(FindingCode.MX_PARTIAL_MATCH));
    replies.put("explained-practice", new Reply.Explained(FindingCode.CERT_WEAK));
    replies.put("drafted", drafted(PolicyMode.TESTING, 2));
    replies.put("drafted-twenty", drafted(PolicyMode.ENFORCE, 20));
    replies.put(
        "not-drafted",
        new Reply.NotDrafted("example.com's MX could not be seen: no answer within 5 s."));
    replies.put("domain-form", new Reply.DomainForm());
    replies.put("paste-form", new Reply.PasteForm());
    replies.put(
        "judged-good", judged("version: STSv1\nmode: enforce\nmx: a.test\nmax_age: 604800\n"));
    replies.put(
        "judged-policy",
        judged("version: STSv1\nmode: enforced\nmx : *.*.test\nmx: b\nmax-age: 1\n"));
    replies.put("judged-record", judged("v=STSv1; id=2026-01-01;"));
    replies.put("judged-tls-rpt", judged("v=TLSRPTv1; rua=tls@example.com"));
    replies.put("judged-hostile", judged("version: STSv1\n\t" + evil + "\n" + "x".repeat(400)));
    replies.put("help", new Reply.Help(SPECS));
    replies.put(
        "refused",
        new Reply.Refused("“exmaple” is no domain: it has no dot.", List.of("check exmaple.com")));
    replies.put("refused-hostile", new Reply.Refused(evil, List.of("check " + evil)));
    replies.put("refused-no-longer-kept", Excuses.NO_LONGER_KEPT);
    replies.put("latest", latest());
    replies.put("latest-none", new Reply.Latest(List.of()));
    return replies;
  }

  private static Reply drafted(PolicyMode mode, int hosts) {
    PasteText paste =
        new PasteText(
            DOMAIN,
            NOW,
            IntStream.rangeClosed(1, hosts)
                .mapToObj(i -> HostName.of("mx" + i + ".example.com"))
                .toList());
    return new Reply.Drafted(
        new Texts(paste, paste.policy(mode, PasteText.WEEK).orElseThrow()), mode);
  }

  private static Reply judged(String text) {
    return new Reply.Judged(PasteJudge.judge(text.getBytes(UTF_8), NOW));
  }

  private static final List<CommandSpec> SPECS =
      List.of(
          spec("check", "Look at a mail domain and say how it stands", true, "example.com"),
          spec("fix", "Say what to mend, in which order", true, "example.com"),
          new CommandSpec(
              "generate",
              List.of(),
              "Write record and policy for a domain, from its live MX",
              List.of(
                  new CommandSpec.Parameter("domain", "What stands behind the @", true, List.of()),
                  new CommandSpec.Parameter(
                      "mode", "How strict", false, List.of("testing", "enforce", "none"))),
              List.of("example.com", "example.com enforce")),
          spec("validate", "Judge a policy or a record before you publish it", false, ""),
          new CommandSpec("help", List.of(), "Show what can be typed", List.of(), List.of("")));

  private static CommandSpec spec(String name, String summary, boolean required, String example) {
    return new CommandSpec(
        name,
        List.of(),
        summary,
        List.of(
            new CommandSpec.Parameter(
                required ? "domain" : "text", "What it is about", required, List.of())),
        List.of(example));
  }

  /// Checks in every state.
  public static Reply.Latest latest() {
    return new Reply.Latest(
        List.of(
            new CheckStanding.Running(request("chk_a", "example.com")),
            new CheckStanding.Queued(request("chk_b", "xn--bcher-kva.test")),
            new CheckStanding.Failed(request("chk_c", "example.net"), "It failed."),
            completed("mx-partial-match"),
            completed("all-good"),
            completed("record-servfail"),
            completed("right-to-left")));
  }

  private static CheckStanding completed(String name) {
    CheckReport report = report(name);
    return new CheckStanding.Completed(request(report.id(), report.domain().ascii()), report);
  }

  /// A request for a check.
  public static CheckRequest request(String id, String domain) {
    return new CheckRequest(id, new DomainName(domain), "slack:T1", null, List.of(), false, NOW);
  }
}
