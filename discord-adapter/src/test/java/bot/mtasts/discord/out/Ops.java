package bot.mtasts.discord.out;

import static org.assertj.core.api.Assertions.assertThat;

import bot.mtasts.core.command.progress.MovedTime;
import bot.mtasts.core.delivery.Delivery;
import bot.mtasts.core.delivery.Destination;
import bot.mtasts.core.delivery.EventType;
import bot.mtasts.core.integration.Secret;
import bot.mtasts.core.mtasts.DomainName;
import bot.mtasts.discord.DiscordMessage;
import bot.mtasts.discord.DiscordPlace;
import bot.mtasts.discord.DiscordPlace.Acknowledged;
import bot.mtasts.lab.discord.Channel;
import bot.mtasts.lab.discord.DiscordPerson;
import bot.mtasts.lab.discord.FakeDiscord;
import bot.mtasts.lab.discord.FakeDiscordSettings;
import bot.mtasts.lab.discord.Guild;
import bot.mtasts.lab.discord.Interaction;
import bot.mtasts.lab.discord.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A server with a channel and a person in it, who is answered: what a bot without a gateway needs,
/// and what we say it with.
final class Ops implements AutoCloseable {
  static final DomainName EXAMPLE = new DomainName("example.com");

  // Waited out where Discord is silent; and enough for what it answers on a machine that is busy.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  final MovedTime time = new MovedTime(Instant.parse("2026-11-22T10:00:00Z"));
  final FakeDiscord discord;
  final Channel mail;
  final DiscordPerson ada;
  DiscordRest rest;
  DiscordOut.Parts out;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Ops() {
    discord = FakeDiscord.start(FakeDiscordSettings.usual().withClock(time).withStopwatch(time));
    mail = discord.guild("Ops").channel("mail");
    ada = discord.person("ada");
    rest = rest();
    out = DiscordOut.Parts.of(rest, Words::draw, time);
    call(
        "PUT",
        "applications/%s/commands".formatted(discord.applicationId()),
        """
        [{"name": "mtasts", "description": "Checks", "type": 1,
          "integration_types": [0, 1], "contexts": [0, 1, 2]}]
        """);
  }

  static Ops open() {
    return new Ops();
  }

  private DiscordRest rest() {
    URI api = URI.create(discord.restUrl());
    return new DiscordRest(Exchange.client(api, PATIENCE), api, new Secret(discord.token()), time);
  }

  /// As after a restart, or on another instance: nothing of what was in memory is left.
  void restart() {
    rest.close();
    rest = rest();
    out = DiscordOut.Parts.of(rest, Words::draw, time);
  }

  /// What somebody did, and where that is answered.
  record Asked(Interaction interaction, DiscordPlace place) {}

  /// Ada uses the command, and everybody sees that we think.
  Asked forAll() {
    return typed(mail, Acknowledged.FOR_ALL, true);
  }

  /// Ada uses the command, and only she sees that we think.
  Asked forAsker() {
    return typed(mail, Acknowledged.FOR_ASKER, true);
  }

  /// @param present whether our bot itself may write there
  Asked typed(Channel channel, Acknowledged acknowledged, boolean present) {
    Interaction asked = ada.uses(channel, "mtasts", Map.of());
    acknowledge(asked, acknowledged);
    return new Asked(asked, place(asked, acknowledged, null, present));
  }

  /// Ada presses the button under a message, which stays as it is for now.
  Asked pressed(Message message) {
    Interaction asked = ada.presses(message, Words.AGAIN);
    acknowledge(asked, Acknowledged.IN_PLACE);
    return new Asked(asked, place(asked, Acknowledged.IN_PLACE, message, true));
  }

  private void acknowledge(Interaction asked, Acknowledged how) {
    String answer =
        switch (how) {
          case FOR_ALL -> "{\"type\": 5}";
          case FOR_ASKER -> "{\"type\": 5, \"data\": {\"flags\": 64}}";
          case IN_PLACE -> "{\"type\": 6}";
        };
    call("POST", "interactions/%s/%s/callback".formatted(asked.id(), asked.token()), answer);
  }

  private DiscordPlace place(
      Interaction asked, Acknowledged how, @Nullable Message pressed, boolean present) {
    return new DiscordPlace(
        discord.applicationId(),
        asked.channel().guild().map(Guild::id).orElse(null),
        asked.channel().id(),
        ada.id(),
        asked.token(),
        time.instant().plus(Duration.ofMinutes(15)),
        how,
        pressed == null ? null : pressed.id(),
        pressed != null && pressed.ephemeral(),
        present);
  }

  private void call(String method, String path, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(discord.restUrl() + path))
            .header("Authorization", "Bot " + discord.token())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// A delivery of some words, before its first attempt.
  Delivery delivery(Destination destination, String words) {
    return delivery(destination, Words.message(words));
  }

  Delivery delivery(Destination destination, DiscordMessage message) {
    return Delivery.due(
        "dlv_01JD0000000000000000000000",
        "msg_1",
        null,
        "chk_1",
        EventType.CHECK_COMPLETED,
        destination,
        DiscordMessageJson.write(message),
        time.instant());
  }

  /// What of ours stands in a channel, oldest first, in words; `ada only:` before what only she
  /// sees.
  List<String> said(Channel channel) {
    return discord.messages(channel, ada).stream()
        .filter(Message::byApp)
        .map(message ->
            (message.ephemeral() ? "ada only: " : "")
                + (message.loading() ? "…" : message.words().replace("\nRe-run", "")))
        .toList();
  }

  Message last(Channel channel) {
    return discord.messages(channel, ada).getLast();
  }

  void nothingWasTooMuch() {
    assertThat(discord.limited()).isEmpty();
  }

  @Override
  public void close() {
    rest.close();
    http.close();
    discord.close();
  }
}
