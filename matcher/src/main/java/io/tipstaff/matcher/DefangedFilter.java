package io.tipstaff.matcher;

/// Finds brackets that may hold a defanged dot, colon, slash or at sign.
final class DefangedFilter {

    void run(Block block) {
        byte[] bytes = block.bytes;
        for (int i = Block.PAD; i < block.end - 2; i++) {
            int octet = bytes[i];
            if ((octet == '[' || octet == '(' || octet == '{') && mayFollow(bytes[i + 1])) {
                block.suspect(i);
            }
        }
    }

    private static boolean mayFollow(int octet) {
        return switch (octet) {
            case '.', ':', '/', '@', 'd', 'D', 'a', 'A' -> true;
            default -> false;
        };
    }
}
