/// Discord as a bot sees it, on loopback and over the real protocols: the REST API and the gateway,
/// with Discord's limits kept. Start with [FakeDiscord]; a [DiscordPerson] does what people do, and
/// [FakeDiscord#messages] is what they then see.
@NullMarked
package bot.mtasts.lab.discord;

import org.jspecify.annotations.NullMarked;
