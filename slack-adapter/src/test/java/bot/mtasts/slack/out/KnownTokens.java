package bot.mtasts.slack.out;

import bot.mtasts.core.integration.Secret;
import bot.mtasts.slack.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Tokens in memory.
final class KnownTokens implements Tokens {
  private final Map<String, BotToken> byTeam = new TreeMap<>();
  final List<String> refused = new CopyOnWriteArrayList<>();

  void know(String team, String token) {
    byTeam.put(team, new BotToken(team, new Secret(token)));
  }

  void forget(String team) {
    byTeam.remove(team);
  }

  @Override
  public Optional<BotToken> of(@Nullable String team) {
    if (team != null) {
      return Optional.ofNullable(byTeam.get(team));
    }
    return byTeam.size() == 1 ? byTeam.values().stream().findFirst() : Optional.empty();
  }

  @Override
  public List<String> teams() {
    return new ArrayList<>(byTeam.keySet());
  }

  @Override
  public void refused(String team, String error) {
    refused.add(team + " " + error);
  }
}
