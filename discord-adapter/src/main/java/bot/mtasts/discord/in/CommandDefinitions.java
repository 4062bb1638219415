package bot.mtasts.discord.in;

import bot.mtasts.core.command.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.localization.LocalizationFunction;
import net.dv8tion.jda.api.interactions.commands.localization.ResourceBundleLocalizationFunction;

/// The commands as Discord is told of them. A language is a file `commands_xx.properties` beside
/// this class, and a line in [#LANGUAGES].
final class CommandDefinitions {
  /// What names and descriptions are translated into.
  static final List<DiscordLocale> LANGUAGES = List.of(DiscordLocale.GERMAN);

  /// The most that is taken for domains, in characters: several fit.
  static final int LONGEST_DOMAIN = 1_000;

  private static final int LONGEST_OTHER = 100;
  private static final String BUNDLES = "bot.mtasts.discord.in.commands";

  private CommandDefinitions() {}

  /// All of them, usable in servers, in direct messages, and wherever people take the app.
  static List<CommandData> of(Slash slash) {
    LocalizationFunction translated = translations();
    Stream<CommandData> all =
        Stream.of(
                Stream.of(aboutDomain(slash)),
                slash.others().stream().map(CommandDefinitions::other),
                Stream.of(Commands.message(Slash.CHECK_MESSAGE)))
            .flatMap(commands -> commands);
    return all.map(command ->
            command
                .setContexts(InteractionContextType.ALL)
                .setIntegrationTypes(IntegrationType.ALL)
                .setLocalizationFunction(translated))
        .toList();
  }

  private static SlashCommandData aboutDomain(Slash slash) {
    List<CommandSpec> actions = slash.actions();
    CommandSpec usual = actions.getFirst();
    OptionData action =
        new OptionData(OptionType.STRING, Slash.ACTION, "What to do; check if you do not say");
    actions.forEach(spec -> action.addChoice(spec.name(), spec.name()));
    List<OptionData> options = new ArrayList<>();
    options.add(
        new OptionData(OptionType.STRING, Slash.DOMAIN, summary(usual), true, true)
            .setRequiredLength(1, LONGEST_DOMAIN));
    options.add(action);
    slash.choices().forEach(parameter -> options.add(chosen(parameter)));
    options.add(
        new OptionData(
            OptionType.BOOLEAN, Slash.PRIVATE, "Whether only you are to see the answer"));
    return Commands.slash(Slash.COMMAND, usual.summary()).addOptions(options);
  }

  private static String summary(CommandSpec usual) {
    return usual.parameters().stream()
        .filter(parameter -> parameter.name().equals(Slash.DOMAIN))
        .findFirst()
        .orElseThrow()
        .summary();
  }

  private static OptionData chosen(CommandSpec.Parameter parameter) {
    OptionData option = new OptionData(OptionType.STRING, parameter.name(), parameter.summary());
    parameter.choices().forEach(word -> option.addChoice(word, word));
    return option;
  }

  private static SlashCommandData other(CommandSpec spec) {
    return Commands.slash(Slash.nameOf(spec), spec.summary())
        .addOptions(
            Slash.asked(spec).stream()
                .map(parameter ->
                    new OptionData(
                            OptionType.STRING, parameter.name(), parameter.summary(), true, true)
                        .setRequiredLength(1, LONGEST_OTHER))
                .toList());
  }

  private static LocalizationFunction translations() {
    ResourceBundleLocalizationFunction.Builder bundles = ResourceBundleLocalizationFunction.empty();
    LANGUAGES.forEach(language -> bundles.addBundle(bundle(language), language));
    return bundles.build();
  }

  /// A language's words.
  static ResourceBundle bundle(DiscordLocale language) {
    return ResourceBundle.getBundle(
        BUNDLES,
        Locale.forLanguageTag(language.getLocale()),
        // The language of the machine that this runs on is no substitute for a missing one.
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
