package bot.mtasts.store;

import bot.mtasts.core.integration.ApiKey;
import bot.mtasts.core.integration.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The rows of API keys.
final class ApiKeyRows {
  private ApiKeyRows() {}

  /// Makes the keys of an integration those that are wanted. Row by row, because another request
  /// may be noting at this moment that one of them was used.
  static void write(Handle handle, String integration, List<ApiKey> before, List<ApiKey> after) {
    Map<String, ApiKey> gone = new HashMap<>();
    before.forEach(key -> gone.put(key.id(), key));
    for (int place = 0; place < after.size(); place++) {
      ApiKey key = after.get(place);
      if (gone.remove(key.id()) == null) {
        insert(handle, integration, place, key);
      } else {
        handle
            .createUpdate(
                """
                update api_keys
                set place = :place, sha256 = :sha256, scopes = :scopes, expires_at = :expires
                where id = :id\
                """)
            .bind("id", key.id())
            .bind("place", place)
            .bind("sha256", key.sha256())
            .bind("scopes", scopes(key))
            .bindByType("expires", key.expiresAt(), Instant.class)
            .execute();
      }
    }
    gone.keySet().forEach(id -> handle.execute("delete from api_keys where id = ?", id));
  }

  private static void insert(Handle handle, String integration, int place, ApiKey key) {
    handle
        .createUpdate(
            """
            insert into api_keys
              (id, integration, place, sha256, scopes, created_at, expires_at, last_used_at)
            values (:id, :integration, :place, :sha256, :scopes, :created, :expires, :used)\
            """)
        .bind("id", key.id())
        .bind("integration", integration)
        .bind("place", place)
        .bind("sha256", key.sha256())
        .bind("scopes", scopes(key))
        .bind("created", key.createdAt())
        .bindByType("expires", key.expiresAt(), Instant.class)
        .bindByType("used", key.lastUsedAt(), Instant.class)
        .execute();
  }

  private static String scopes(ApiKey key) {
    return String.join(" ", key.scopes().stream().map(Scope::word).sorted().toList());
  }

  /// The key of a row of the join.
  static ApiKey read(ResultSet row) throws SQLException {
    return new ApiKey(
        row.getString("key_id"),
        row.getString("sha256"),
        Arrays.stream(row.getString("scopes").split(" "))
            .flatMap(word -> Scope.of(word).stream())
            .collect(Collectors.toSet()),
        Times.get(row, "key_created_at"),
        Times.getNullable(row, "expires_at"),
        Times.getNullable(row, "last_used_at"));
  }
}
