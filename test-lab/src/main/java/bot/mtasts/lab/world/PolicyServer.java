package bot.mtasts.lab.world;

/// One address of a policy host. Several servers of one host may answer differently.
///
/// @param address an address literal; a private one has no listener
/// @param host the name whose requests it is made for; TLS without that name in the SNI gets
///   another host's certificate
public record PolicyServer(String address, String host, HttpsPort https, HttpPort http) {}
