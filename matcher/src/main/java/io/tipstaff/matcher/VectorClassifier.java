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
        long[] slash = block.slash;
        for (int word = 1; word <= block.words; word++) {
            long labels = 0;
            long dots = 0;
            long digits = 0;
            long hexes = 0;
            long colons = 0;
            long feeds = 0;
            long highs = 0;
            long slashes = 0;
            int at = 64 * word;
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
                slashes |= bits(v.eq((byte) '/')) << shift;
            }
            label[word] = labels;
            dot[word] = dots;
            digit[word] = digits;
            hex[word] = hexes;
            colon[word] = colons;
            feed[word] = feeds;
            high[word] = highs;
            slash[word] = slashes;
        }
    }

    private static VectorMask<Byte> below(ByteVector v, int limit) {
        return v.compare(VectorOperators.ULT, (byte) limit);
    }

    private static long bits(VectorMask<Byte> mask) {
        return mask.toLong();
    }
}
