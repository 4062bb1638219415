package bot.mtasts.discord.out;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class NoGatewayTest {
  @Test
  void what_is_said_needs_neither_jda_nor_whoever_hears() {
    noClasses()
        .that()
        .resideInAPackage("bot.mtasts.discord.out")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "net.dv8tion..", "bot.mtasts.discord.in..", "bot.mtasts.discord.shards..")
        .because("an instance that holds no shard delivers as well (docs/adr/0016)")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("bot.mtasts.discord"));
  }
}
