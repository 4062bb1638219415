package bot.mtasts.lab.discord;

import java.util.List;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.section.Section;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.messages.MessageRequest;

/// A bot of a few lines that uses everything of JDA that ours will.
public final class LabBot extends ListenerAdapter {
  /// What it registers.
  public static List<CommandData> commands() {
    return List.of(
        Commands.slash("mtasts", "Checks a domain")
            .addOption(OptionType.STRING, "domain", "The domain", true, true)
            .setContexts(InteractionContextType.ALL)
            .setIntegrationTypes(IntegrationType.ALL),
        Commands.slash("mtasts-validate", "Checks a policy before it is published"),
        Commands.message("Check domains in this message"));
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    if (event.getName().equals("mtasts-validate")) {
      var policy = TextInput.create("policy", TextInputStyle.PARAGRAPH).build();
      event
          .replyModal(
              Modal.create("validate", "Validate")
                  .addComponents(Label.of("Policy", policy))
                  .build())
          .queue();
      return;
    }
    String domain = event.getOption("domain", "", OptionMapping::getAsString);
    event
        .deferReply()
        .queue(hook ->
            quiet(hook.editOriginal("Checking " + domain)).queue(_ -> report(hook, domain)));
  }

  private static void report(InteractionHook hook, String domain) {
    List<ContainerChildComponent> parts =
        List.of(
            Section.of(
                Button.primary("again:" + domain, "Re-run"),
                TextDisplay.of(domain + " is protected")),
            Separator.createDivider(Separator.Spacing.SMALL),
            ActionRow.of(
                Button.link("https://mtasts.example/r/1", "Full report"),
                Button.secondary("fix", "Fix it")),
            ActionRow.of(
                StringSelectMenu.create("explain")
                    .setPlaceholder("Explain")
                    .addOption("No TLS-RPT", "tlsrpt_missing")
                    .addOption("No IPv6", "mx_no_ipv6")
                    .build()));
    quiet(hook.editOriginalComponents(Container.of(parts).withAccentColor(0x2E7D32)))
        .setContent(null)
        .useComponentsV2(true)
        .queue();
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    event.replyChoiceStrings(event.getFocusedOption().getValue() + "mple.com").queue();
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    if (event.getComponentId().equals("fix")) {
      quiet(event.reply("Ask " + event.getUser().getName() + "'s host")).setEphemeral(true).queue();
      return;
    }
    String domain = event.getComponentId().substring("again:".length());
    event.deferEdit().queue(hook -> report(hook, domain + " again"));
  }

  @Override
  public void onStringSelectInteraction(StringSelectInteractionEvent event) {
    quiet(event.reply(event.getValues().getFirst() + " means this")).setEphemeral(true).queue();
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    var policy = event.getValue("policy");
    String text = policy == null ? "nothing" : policy.getAsString();
    quiet(event.reply("pasted " + text)).setEphemeral(true).queue();
  }

  @Override
  public void onMessageContextInteraction(MessageContextInteractionEvent event) {
    event
        .deferReply(true)
        .queue(
            hook -> quiet(hook.sendMessage("read " + event.getTarget().getContentRaw())).queue());
  }

  // JDA sends its default mentions with new messages, and none with edits.
  static <R extends MessageRequest<R>> R quiet(R request) {
    return request.setAllowedMentions(List.of()).mentionRepliedUser(false);
  }
}
