package bot.mtasts.lab.playground;

import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.ComponentType;
import bot.mtasts.lab.discord.DiscordPerson;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.Guild;
import bot.mtasts.lab.discord.Interaction;
import bot.mtasts.lab.discord.Message;
import bot.mtasts.lab.discord.Modal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Discord's client, near enough: a server with the bot, one without it, and the direct messages
/// with the bot; commands with suggestions, messages with their components, modals.
public final class DiscordScreen implements ChatScreen {
  private static final String DIRECT = "direct";
  private static final String BOT = "mtasts";
  private static final int SLASH = 1;
  private static final int ON_MESSAGE = 3;
  // As long as the real client leaves the field as it is.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final FakeDiscord discord;
  private final Deeds deeds = new Deeds();
  private final List<DiscordPerson> people;
  private final List<Place> places;

  /// A channel of a server.
  private record Place(Channel channel, String says) {}

  /// Furnishes two servers with people and channels; one of the people has the app for themselves.
  public DiscordScreen(FakeDiscord discord) {
    this.discord = discord;
    DiscordPerson ada = discord.person("ada").installsApp();
    DiscordPerson grace = discord.person("grace");
    this.people = List.of(ada, grace);
    Guild town = discord.guild("Model Town");
    Guild elsewhere = discord.foreignGuild("Elsewhere");
    people.forEach(person -> {
      town.join(person);
      elsewhere.join(person);
    });
    this.places =
        List.of(
            new Place(town.channel("mail"), ""),
            new Place(elsewhere.channel("lounge"), "a server without the bot; ada has the app"));
    grace.says(
        places.getFirst().channel(),
        "A customer writes that mail from mx-partial-match.test bounces.");
  }

  @Override
  public String word() {
    return "discord";
  }

  @Override
  public ObjectNode world() {
    ObjectNode world = JsonNodeFactory.instance.objectNode();
    ArrayNode persons = world.putArray("people");
    people.forEach(each -> persons.addObject().put("id", each.id()).put("name", each.name()));
    ArrayNode channels = world.putArray("channels");
    places.forEach(place ->
        channels
            .addObject()
            .put("id", place.channel().id())
            .put("name", "# " + place.channel().name())
            .put("says", place.says()));
    channels
        .addObject()
        .put("id", DIRECT)
        .put("name", "@ " + BOT)
        .put("says", "direct messages with the bot");
    return world;
  }

  @Override
  public Shown shown(String person, String channel) {
    DiscordPerson viewer = person(person);
    Channel place = channel(viewer, channel);
    // What could not be answered stands where its answer would: ids are in order of time.
    TreeMap<Long, String> lines = new TreeMap<>();
    discord
        .messages(place, viewer)
        .forEach(message -> lines.put(Long.valueOf(message.id()), drawn(viewer, message)));
    deeds
        .unanswered(viewer, place)
        .forEach(deed -> lines.put(Long.valueOf(deed.interaction().id()), unanswered(deed)));
    return new Shown(
        String.join("", lines.values()),
        deeds.form(viewer).map(form -> FormPicture.html(form.data())).orElse(null));
  }

  private String drawn(DiscordPerson viewer, Message message) {
    Html body = new Html();
    if (message.loading()) {
      body.open("p", "class", "thinking").text(BOT + " is thinking…").close("p");
    }
    if (!message.content().isEmpty()) {
      body.open("div", "class", "text").raw(DiscordMarkdown.html(message.content())).close("div");
    }
    body.raw(EmbedPicture.html(message.embeds())).raw(ComponentPicture.html(message.components()));
    if (deeds.failedOn(viewer, message)) {
      body.open("p", "class", "failed").text("This interaction failed").close("p");
    }
    Html html = new Html();
    new MessageFrame(
            message.id(),
            message.byApp() ? BOT : name(message.author()),
            message.byApp(),
            message.edits() > 0,
            false,
            message.interaction() == null
                ? null
                : deeds.commandOf(message.interaction()).orElse(null),
            message.ephemeral() ? "Only you can see this" : null,
            message.byApp() ? null : onMessages())
        .draw(html, body.toString());
    return html.toString();
  }

  private static String unanswered(Deeds.Deed deed) {
    Html html = new Html();
    Html body = new Html();
    body.open("p", "class", "failed").text("The application did not respond").close("p");
    new MessageFrame(
            deed.interaction().id(),
            BOT,
            true,
            false,
            false,
            deed.words(),
            "Only you can see this",
            null)
        .draw(html, body.toString());
    return html.toString();
  }

  private String name(String user) {
    return people.stream()
        .filter(each -> each.id().equals(user))
        .map(DiscordPerson::name)
        .findFirst()
        .orElse(user);
  }

  @Override
  public List<Suggestion> suggestions(String person, String channel, String text) {
    DiscordPerson typer = person(person);
    Channel place = channel(typer, channel);
    return new SlashSuggestions(commands(place, SLASH), PATIENCE).to(text, typer, place);
  }

  private List<JsonNode> commands(Channel channel, int type) {
    return Stream.concat(
            channel.guild().map(discord::commands).stream().flatMap(List::stream),
            discord.commands().stream())
        .filter(command -> command.path("type").asInt(SLASH) == type)
        .toList();
  }

  @Override
  public void say(String person, String channel, String text) {
    DiscordPerson speaker = person(person);
    Channel place = channel(speaker, channel);
    if (!text.startsWith("/")) {
      speaker.says(place, text);
      return;
    }
    SlashLine line =
        SlashLine.read(text, commands(place, SLASH))
            .orElseThrow(
                () -> new IllegalArgumentException("There is no such command here: choose one."));
    deeds.command(speaker.uses(place, line.name(), line.values()), "/" + line.name());
  }

  @Override
  public void press(String person, String channel, String message, JsonNode pressed) {
    DiscordPerson presser = person(person);
    Message pressedOn = message(presser, channel, message);
    String action = pressed.path("action").asText();
    boolean button =
        pressedOn
            .component(action)
            .map(component -> ComponentType.of(component) == ComponentType.BUTTON)
            .orElseThrow(() -> new IllegalArgumentException("That button is gone."));
    deeds.press(
        button
            ? presser.presses(pressedOn, action)
            : presser.chooses(pressedOn, action, pressed.path("value").asText()),
        message);
  }

  @Override
  public void shortcut(String person, String channel, String message) {
    DiscordPerson user = person(person);
    deeds.command(user.usesOn(message(user, channel, message), onMessages()), onMessages());
  }

  /// The command in the menus of messages; until it is registered, what it is going to be called.
  private String onMessages() {
    return discord.commands().stream()
        .filter(command -> command.path("type").asInt() == ON_MESSAGE)
        .map(command -> command.path("name").asText())
        .findFirst()
        .orElse("Check domains in this message");
  }

  @Override
  public void submit(String person, Map<String, String> values) {
    DiscordPerson submitter = person(person);
    Modal form = form(submitter);
    Interaction sent = submitter.submits(form, values);
    deeds.formIsDone(submitter);
    deeds.submission(sent);
  }

  @Override
  public void close(String person) {
    DiscordPerson closer = person(person);
    form(closer);
    deeds.formIsDone(closer);
  }

  private Modal form(DiscordPerson person) {
    return deeds.form(person).orElseThrow(() -> new IllegalArgumentException("No window is open."));
  }

  private DiscordPerson person(String id) {
    return people.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is nobody of that id."));
  }

  private Channel channel(DiscordPerson person, String id) {
    if (id.equals(DIRECT)) {
      return person.directMessages();
    }
    return places.stream()
        .map(Place::channel)
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no such channel."));
  }

  private Message message(DiscordPerson viewer, String channel, String id) {
    return discord.messages(channel(viewer, channel), viewer).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("That message is gone."));
  }
}
