package bot.mtasts.core;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What Maven cannot hold: who in the core may know whom, and that judging neither looks nor waits.
class ArchitectureTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("bot.mtasts.core");

  private static final String[] PURE = {
    "..core.mtasts..",
    "..core.tlsrpt..",
    "..core.catalogue..",
    "..core.report..",
    "..core.check..",
    "..core.delivery..",
    "..core.integration..",
    "..core.request.."
  };

  static List<ArchRule> rules() {
    return List.of(
        slices().matching("bot.mtasts.core.(*)..").should().beFreeOfCycles(),
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "java.net.http..", "java.nio.channels..", "javax.net..", "okhttp3.."))
            .because("only core.probe opens sockets"),
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("time is an argument: even \"now\" is in the observations"),
        noClasses()
            .that()
            .resideInAnyPackage("..core.mtasts..", "..core.tlsrpt..", "..core.catalogue..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.probe..", "..core.report..", "..core.check..")
            .because("values do not know who looks or judges"),
        noClasses()
            .that()
            .resideInAnyPackage("..core.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.probe..", "..core.check..", "..core.service..")
            .because("a report is said without knowing how it was come by"),
        noClasses()
            .that()
            .resideInAnyPackage("..core.probe..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.report..", "..core.check..", "..core.catalogue..")
            .because("looking does not judge"),
        noClasses()
            .that()
            .resideInAnyPackage("..core.delivery..", "..core.integration..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.probe..", "..core.check..", "..core.request..")
            .because("what is delivered, and for whom, does not matter to its delivery"),
        noClasses()
            .that()
            .resideOutsideOfPackages("..core.service..", "..core.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.service..")
            .because("the service puts the others together; only commands call it"),
        noClasses()
            .that()
            .resideOutsideOfPackage("..core.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.command..")
            .because("who is asked in a chat matters to nobody but the platforms"),
        noClasses()
            .that()
            .resideInAnyPackage("..core.command..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "..core.probe.dns..",
                    "..core.probe.https..",
                    "..core.probe.smtp..",
                    "..core.probe.tls..",
                    "java.net.http..",
                    "okhttp3..",
                    "com.slack..",
                    "net.dv8tion.."))
            .because("a command says what is to be done; platforms and looks are others' business"),
        noClasses()
            .that()
            .resideInAnyPackage("..core.command..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .because("time is an argument"),
        noClasses()
            .that()
            .resideOutsideOfPackages("..core.service..", "..core.store..", "..core.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..core.store..")
            .because("values and rules do not know that anything is kept"),
        noClasses()
            .that()
            .resideInAnyPackage("..core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "io.javalin..")
            .because("the core has ports: databases and web servers are other modules"),
        noClasses()
            .that()
            .resideOutsideOfPackages("..core.probe.dns..", "..core.probe.tls..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.xbill..")
            .because("dnsjava stays behind the DNS port"),
        classes()
            .that()
            .resideInAnyPackage("..core.probe.dns..", "..core.probe.https..", "..core.probe.smtp..")
            .should()
            .onlyBeAccessed()
            .byClassesThat()
            .resideInAnyPackage("..core.probe..")
            .because("only the app puts the real looks together"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void holds(ArchRule rule) {
    rule.check(CORE);
  }
}
