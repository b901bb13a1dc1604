package vn.luutru.browser.build;

import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.instructions.AssignInstruction;
import org.teavm.model.instructions.GetFieldInstruction;
import org.teavm.model.instructions.IntegerConstantInstruction;
import org.teavm.model.instructions.InvokeInstruction;

/** Part of the build: BoofCV in one thread. Its parallel streams become plain ones, its switch for threads is off. */
public final class Sequential implements ClassHolderTransformer {

    @Override
    public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
        if (type.getName().startsWith("boofcv.") || type.getName().startsWith("pabeles.")) {
            for (MethodHolder method : type.getMethods()) {
                if (method.getProgram() != null) {
                    for (BasicBlock block : method.getProgram().getBasicBlocks()) {
                        block.forEach(Sequential::transform);
                    }
                }
            }
        }
    }

    private static void transform(Instruction instruction) {
        if (instruction instanceof InvokeInstruction call
                && call.getMethod().getName().equals("parallel")
                && call.getMethod().getClassName().startsWith("java.util.stream.")) {
            AssignInstruction same = new AssignInstruction();
            same.setAssignee(call.getInstance());
            same.setReceiver(call.getReceiver());
            instruction.replace(same);
        } else if (instruction instanceof GetFieldInstruction read
                && read.getField().getFieldName().equals("USE_CONCURRENT")) {
            IntegerConstantInstruction off = new IntegerConstantInstruction();
            off.setConstant(0);
            off.setReceiver(read.getReceiver());
            instruction.replace(off);
        }
    }
}
