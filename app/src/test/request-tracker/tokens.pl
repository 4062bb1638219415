# Prints an authentication token for each user that is named: `NAME TOKEN`, a line each.
use strict;
use warnings;
use RT -init;
use RT::AuthToken;

for my $name (@ARGV) {
    my $user = RT::User->new( RT->SystemUser );
    $user->Load($name);
    die "there is no user $name\n" unless $user->id;
    my ( $made, $message, $token ) =
        RT::AuthToken->new( RT->SystemUser )->Create( Owner => $user->id, Description => 'end-to-end test' );
    die "$message\n" unless $made;
    print "$name $token\n";
}
