package io.tipstaff.matcher;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Classifies as many bytes at a time as a vector of this machine holds, 64 at most.
final class VectorClassifier implements ByteClassifier {

    private static final VectorSpecies<Byte> SPECIES =
            ByteVector.SPECIES_PREFERRED.length() > 64
                    ? ByteVector.SPECIES_512
                    : ByteVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public void classify(Block block) {
        byte[] bytes = block.bytes;
        long[] label = block.label;
        long[] dot = block.dot;
        long[] digit = block.digit;
        long[] hex = block.hex;
        long[] colon = block.colon;
        long[] feed = block.feed;
        long[] high = block.high;
        for (int word = 0; word < block.words; word++) {
            long labels = 0;
            long dots = 0;
            long digits = 0;
            long hexes = 0;
            long colons = 0;
            long feeds = 0;
            long highs = 0;
            int at = Block.PAD + 64 * word;
            for (int shift = 0; shift < 64; shift += LANES) {
                ByteVector v = ByteVector.fromArray(SPECIES, bytes, at + shift);
                ByteVector folded = v.or((byte) 0x20).sub((byte) 'a');
                long numbers = bits(below(v.sub((byte) '0'), 10));
                digits |= numbers << shift;
                hexes |= (numbers | bits(below(folded, 6))) << shift;
                labels |=
                        (numbers
                                        | bits(below(folded, 26))
                                        | bits(v.eq((byte) '-'))
                                        | bits(v.eq((byte) '_')))
                                << shift;
                dots |= bits(v.eq((byte) '.')) << shift;
                colons |= bits(v.eq((byte) ':')) << shift;
                feeds |= bits(v.eq((byte) '\n')) << shift;
                highs |= bits(v.lt((byte) 0)) << shift;
            }
            label[Block.FIRST + word] = labels;
            dot[Block.FIRST + word] = dots;
            digit[Block.FIRST + word] = digits;
            hex[Block.FIRST + word] = hexes;
            colon[Block.FIRST + word] = colons;
            feed[Block.FIRST + word] = feeds;
            high[Block.FIRST + word] = highs;
        }
    }

    @Override
    public void classifyPaths(Block block) {
        byte[] bytes = block.bytes;
        for (int word = 0; word < block.words; word++) {
            long slashes = 0;
            long specials = 0;
            int at = Block.PAD + 64 * word;
            for (int shift = 0; shift < 64; shift += LANES) {
                ByteVector v = ByteVector.fromArray(SPECIES, bytes, at + shift);
                slashes |= bits(v.eq((byte) '/')) << shift;
                specials |=
                        (bits(v.eq((byte) '%'))
                                        | bits(v.eq((byte) '*'))
                                        | bits(v.eq((byte) '?'))
                                        | bits(v.eq((byte) '\\')))
                                << shift;
            }
            block.slash[Block.FIRST + word] = slashes;
            block.special[Block.FIRST + word] = specials;
        }
    }

    private static VectorMask<Byte> below(ByteVector v, int limit) {
        return v.compare(VectorOperators.ULT, (byte) limit);
    }

    private static long bits(VectorMask<Byte> mask) {
        return mask.toLong();
    }
}
